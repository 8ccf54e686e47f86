using System.Globalization;
using System.Text;
using System.Text.Json;
using Workspace.People;
using Workspace.People.Directory;
using Workspace.Tools;

namespace Workspace.Activity.Audit;

/// <summary>Words events for auditors: what was done, never what was written.</summary>
public static class AuditTeller
{
    /// <param name="happened">What happened.</param>
    /// <param name="tellers">Of the tools, for the owners of a space; none for the office, which does not learn what goes on there.</param>
    /// <param name="name">Names a person.</param>
    public static string Tell(Event happened, Tellers? tellers, Func<Guid, string> name) => Plain(happened.Kind switch
    {
        AuditEvents.Refused => $"Was refused: {What(happened)}",
        AuditEvents.Exported => $"Took out a file: {What(happened)}",
        AuditEvents.Checked => "Checked the audit",
        _ when tellers?.Tell(happened, name) is { } telling => Sentence(telling.Told),
        _ => OfficeTeller.Tell(happened) ?? AccountTeller.Tell(happened),
    });

    public static bool IsRefusal(Event happened) => happened.Kind is PeopleEvents.SignInRefused or AuditEvents.Refused;

    /// <summary>What could move the cursor, hide or turn round what is read is written out.</summary>
    public static string Plain(string text)
    {
        if (!text.EnumerateRunes().Any(IsHidden))
        {
            return text;
        }

        var plain = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            plain.Append(IsHidden(rune) ? string.Create(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X}}}") : rune.ToString());
        }

        return plain.ToString();
    }

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string Sentence(Told told)
    {
        var sentence = $"{told.Verb} {told.Thing}".Trim();
        return string.Concat(sentence[..1].ToUpperInvariant(), sentence[1..], told.Detail is null ? "" : $": {told.Detail}");
    }

    private static string What(Event happened)
    {
        using var facts = JsonDocument.Parse(happened.Facts ?? "{}");
        return facts.RootElement.TryGetProperty("what", out var what) ? what.ToString() : "something";
    }
}
