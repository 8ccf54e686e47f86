using Workspace.Ui;

namespace Workspace.Tools.Polls;

/// <summary>What a ballot says before anybody votes, in plain words.</summary>
public static class BallotWords
{
    public static string KindName(PollKind kind) => kind switch
    {
        PollKind.One => "One of several",
        PollKind.Several => "Several choices",
        PollKind.Proposal => "Proposal",
        PollKind.Question => "Open question",
        PollKind.Dates => "Find a date",
        PollKind.Score => "Scores",
        PollKind.Dots => "Dots to spend",
        PollKind.Ranking => "Ranking",
        _ => "Short words",
    };

    public static string KindHint(PollKind kind) => kind switch
    {
        PollKind.One => "Each voter chooses one.",
        PollKind.Several => "Each voter chooses as many as fit.",
        PollKind.Proposal => "Agree, abstain, disagree or block, with a reason.",
        PollKind.Question => "Each voter answers in their own words.",
        PollKind.Dates => "Yes, if need be, or no for each date.",
        PollKind.Score => "Each choice from 0 to 10.",
        PollKind.Dots => "Each voter spreads a number of dots over the choices.",
        PollKind.Ranking => "First, second, third; counted as an instant run-off.",
        _ => "A few words each, shown as a cloud and as a list.",
    };

    /// <summary>What to do, over the choices.</summary>
    public static string HowTo(PollRules rules) => rules.Kind switch
    {
        PollKind.One => "Choose one.",
        PollKind.Several when rules.Limit > 0 => $"Choose up to {rules.Limit}.",
        PollKind.Several => "Choose as many as you like.",
        PollKind.Proposal => "Choose what you think of the proposal.",
        PollKind.Question => "Answer in your own words.",
        PollKind.Dates => "Say for each date whether you can.",
        PollKind.Score => "Give each choice a score from 0, not at all, to 10, very much.",
        PollKind.Dots => $"You have {Words.Count(rules.Limit, "dot")}. Give them to one choice or spread them.",
        PollKind.Ranking => "Put 1 to your first choice, 2 to the next, and so on. You need not rank all.",
        _ => $"Give up to {Words.Count(rules.Limit, "word")} or short phrases.",
    };

    /// <summary>"Secret ballot", "Open ballot".</summary>
    public static string Ballot(PollRules rules) => rules.IsSecret ? "Secret ballot" : "Open ballot";

    /// <summary>All the rules as sentences, the same for everybody.</summary>
    /// <param name="absent">A workshop asked it, and now those who were not in the room are asked.</param>
    /// <param name="announced">When it was to close before that was moved.</param>
    public static IEnumerable<string> Rules(Poll poll, int invited, TimeZoneInfo zone, bool absent = false, DateTimeOffset? announced = null)
    {
        var rules = poll.Rules;
        yield return absent ? $"{Words.Count(invited, "member")} may vote: those who did not vote in the room. The votes of the room are a count of their own." : Who(rules, poll.IsDraft ? 0 : invited);
        yield return Secrecy(rules);
        yield return rules.IsLive ? "The result shows while people vote." : "The result is hidden from everybody until the poll closes.";
        if (rules.ByOrganisation) yield return rules.IsSecret ? "The result is also shown by organisation: yours is kept with your vote, your name is not. Each organisation has at least five voters." : "The result is also shown by organisation.";
        yield return Change(rules);
        if (Reason(rules) is { } reason) yield return reason;
        if (rules.Kind == PollKind.Ranking) yield return "Counted as an instant run-off: the choice with the fewest first places leaves, and its votes go to their next choice, until one has more than half.";
        if (rules.TakesChoices) yield return "Voters may add a choice while it is open.";
        if (rules.Shuffles) yield return "Each voter gets the choices in another order.";
        if (rules.Quorum > 0) yield return $"The result counts if at least {Words.Number(rules.Quorum)} vote.";
        yield return poll.ClosesAt is { } end ? $"It closes on {Instant(end, zone)}." : "It stays open until a facilitator closes it.";
        if (announced is { } before) yield return $"When it opened it was to close on {Instant(before, zone)}. A facilitator moved that.";
        if (rules.RemindsBefore is { } hours && poll.ClosesAt is not null) yield return $"Whoever has not voted is reminded by mail {(hours == 24 ? "a day" : Words.Count(hours, "hour"))} before it closes, or half-way where there is less time.";
    }

    /// <summary>Friday 28 November 2026, 5pm UK time.</summary>
    public static string Instant(DateTimeOffset at, TimeZoneInfo zone) =>
        $"{Words.Instant(at, zone)} {(zone.Id == "Europe/London" ? "UK" : zone.Id[(zone.Id.LastIndexOf('/') + 1)..].Replace('_', ' '))} time";

    private static string Who(PollRules rules, int invited) => rules.Who switch
    {
        Electorate.Members => invited == 0 ? "Everybody votes who is a member with a seat when it opens." : $"{Words.Count(invited, "member")} may vote: all who held a seat when it opened.",
        Electorate.Named => invited == 0 ? "Only the people who are named vote." : $"{Words.Count(invited, "named person may vote", "named people may vote")}.",
        Electorate.Organisations => $"Each organisation has one vote, cast by its named voter or the deputy{(invited == 0 ? "" : $": {Words.Count(invited, "vote")}")}. Who cast it is shown.",
        _ => "Anyone who has the code of the workshop may vote.",
    };

    private static string Secrecy(PollRules rules) => rules.IsSecret
        ? "Nobody can see how you voted, not even the facilitator. That you voted is shown after it closes."
        : $"Your name stands beside your vote {(rules.IsLive ? "as soon as it is in" : "once the result is shown")}.";

    private static string Change(PollRules rules) => (rules.MayChange, rules.IsSecret) switch
    {
        (false, _) => "A vote that is sent cannot be changed.",
        (true, true) => "You can change your vote until it closes, with the receipt code that you are shown once after voting.",
        _ => "You can change your vote until it closes.",
    };

    private static string? Reason(PollRules rules) => (rules.Reasons, rules.IsSecret ? " It is shown without your name." : "") switch
    {
        (Reasons.Optional, var shown) => $"You may say why.{shown}",
        (Reasons.FromObjectors, var shown) => $"Whoever disagrees or blocks says why.{shown}",
        (Reasons.Always, var shown) => $"Every vote says why.{shown}",
        _ => null,
    };
}
