using Workspace.Spaces;
using Workspace.Ui;
using Workspace.Ui.Kit;

namespace Workspace.Tools.Documents;

/// <summary>How documents are spoken of.</summary>
public static class DocumentWords
{
    public static string Reference(int number) => $"D-{number}";

    public static string Of(DocumentStatus status) => status switch
    {
        DocumentStatus.InReview => "In review",
        DocumentStatus.Agreed => "Agreed",
        DocumentStatus.Superseded => "Superseded",
        _ => "Draft",
    };

    public static Tone ToneOf(DocumentStatus status) => status switch
    {
        DocumentStatus.InReview => Tone.Accent,
        DocumentStatus.Agreed => Tone.Ok,
        DocumentStatus.Superseded => Tone.Warn,
        _ => Tone.Plain,
    };

    /// <summary>One sentence for somebody who has never heard of the group's work.</summary>
    public static string Sentence(Document document, TimeZoneInfo zone, DateOnly? due, string? superseding) => document.Status switch
    {
        DocumentStatus.InReview => due is { } day ? $"In review until {Words.LongDay(day)}. The text can still change." : "In review. The text can still change.",
        DocumentStatus.Agreed => $"Agreed by the group on {Words.Day(DayOf(document.AgreedAt!.Value, zone))}.",
        DocumentStatus.Superseded => superseding is null ? "Superseded: another document has taken its place." : $"Superseded by {superseding}.",
        _ when document.AgreedAt is { } at => $"A new draft. The version agreed on {Words.Day(DayOf(at, zone))} still holds.",
        _ => "A draft: being written, not agreed.",
    };

    public static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    public static string AndAbove(Role role) => role switch
    {
        Role.Commenter => "Everybody who may comment in this space",
        Role.Contributor => "Contributors, facilitators and owners",
        Role.Facilitator => "Facilitators and owners",
        _ => "Owners",
    };
}
