using System.Globalization;
using Workspace.Spaces;
using Workspace.Ui;

namespace Workspace.Tools.Polls.Pages;

/// <summary>What the form of a poll posts: text as it was typed, so that nothing is lost when something is wrong with it.</summary>
public sealed class PollForm
{
    private const int HoursBefore = 24;

    public string? Id { get; set; }
    public string? Version { get; set; }
    public string? Question { get; set; }
    public string? Background { get; set; }
    public string? Kind { get; set; }
    public string? Choices { get; set; }
    public string? Limit { get; set; }
    public string? Who { get; set; }
    public string? Ballot { get; set; }
    public string? Results { get; set; }
    public string? MayChange { get; set; }
    public string? Reasons { get; set; }
    public string? Quorum { get; set; }
    public string? ClosesOn { get; set; }
    public string? ClosesAt { get; set; }
    public string? ByOrganisation { get; set; }
    public string? Shuffles { get; set; }
    public string? TakesChoices { get; set; }
    public string? Reminds { get; set; }

    /// <summary>What the pressed button asks for: "open" or "draft".</summary>
    public string? Then { get; set; }

    public int VersionNumber => int.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;

    public static PollForm New(DateTimeOffset now) => new() { Id = $"{Guid.CreateVersion7(now)}", Kind = nameof(PollKind.One), Who = nameof(Electorate.Members), Ballot = "open", Results = "closed", MayChange = "true", Reasons = nameof(Polls.Reasons.None), ClosesAt = "17:00", Reminds = "true" };

    public static PollForm Of(PollView view)
    {
        var (poll, rules) = (view.Poll, view.Poll.Rules);
        var end = poll.ClosesAt is { } at ? TimeZoneInfo.ConvertTime(at, view.Place.Zone).DateTime : (DateTime?)null;
        return new()
        {
            Id = $"{poll.Id}",
            Version = $"{poll.Version}",
            Question = poll.Question,
            Background = poll.Background,
            Kind = $"{rules.Kind}",
            Choices = rules.Kind == PollKind.Proposal ? "" : string.Join('\n', view.Choices.Select(c => Line(c, view.Place.Zone))),
            Limit = rules.Limit == 0 ? "" : $"{rules.Limit}",
            Who = $"{rules.Who}",
            Ballot = rules.IsSecret ? "secret" : "open",
            Results = rules.IsLive ? "live" : "closed",
            MayChange = Tick(rules.MayChange),
            Reasons = $"{rules.Reasons}",
            Quorum = rules.Quorum == 0 ? "" : $"{rules.Quorum}",
            ClosesOn = end is { } day ? Days.Write(DateOnly.FromDateTime(day)) : "",
            ClosesAt = end is { } time ? time.ToString("HH:mm", CultureInfo.InvariantCulture) : "17:00",
            ByOrganisation = Tick(rules.ByOrganisation),
            Shuffles = Tick(rules.Shuffles),
            TakesChoices = Tick(rules.TakesChoices),
            Reminds = Tick(rules.RemindsBefore is not null),
        };
    }

    /// <summary>What it says, or a refusal that names the field to mend.</summary>
    public PollPlan Read(DateOnly today, TimeZoneInfo zone)
    {
        var kind = Enum.TryParse<PollKind>(Kind, out var known) ? known : PollKind.One;
        var rules = new PollRules
        {
            Kind = kind,
            Who = Enum.TryParse<Electorate>(Who, out var who) ? who : Electorate.Members,
            IsSecret = Ballot == "secret",
            IsLive = Results == "live",
            MayChange = MayChange == "true",
            Reasons = Enum.TryParse<Reasons>(Reasons, out var reasons) ? reasons : Polls.Reasons.None,
            Quorum = Number(Quorum, nameof(Quorum), "how many must vote"),
            Limit = Number(Limit, nameof(Limit), "how many"),
            ByOrganisation = ByOrganisation == "true",
            Shuffles = Shuffles == "true",
            TakesChoices = TakesChoices == "true",
            RemindsBefore = Reminds == "true" ? HoursBefore : null,
        };
        return new(Question ?? "", Background ?? "", rules, ChoiceLines.Read(Choices, kind, today, zone), ChoiceLines.Moment(ClosesOn, ClosesAt, zone, today));
    }

    private static string Line(PollChoice choice, TimeZoneInfo zone) => choice.At is { } at
        ? TimeZoneInfo.ConvertTime(at, zone).ToString("d'/'M'/'yyyy HH:mm", CultureInfo.InvariantCulture)
        : choice.Description.Length > 0 ? $"{choice.Title} | {choice.Description}" : choice.Title;

    private static string? Tick(bool on) => on ? "true" : null;

    private static int Number(string? text, string field, string what) => string.IsNullOrWhiteSpace(text) ? 0
        : int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw Refusal.Wrong($"Enter {what} as a number, or leave it empty.", field);
}
