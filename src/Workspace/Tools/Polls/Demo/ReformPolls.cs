using Workspace.Tools.Polls.Counting;

namespace Workspace.Tools.Polls.Demo;

/// <summary>The polls of the task force.</summary>
internal static class ReformPolls
{
    // These three look at the example as themselves: what is open waits for them.
    private static readonly string[] NotYet = ["Ann Reed", "Ben Okoro", "Rae Moss"];

    private static readonly string[] Feel = ["safe", "quick", "plain", "fair", "trusted", "free of paper", "checked", "calm", "simple", "final", "open", "kind", "like posting a letter"];

    private static readonly Dictionary<string, (int Choice, string Reason)> Reasons = new(StringComparer.Ordinal)
    {
        ["Maya Khan"] = (PollChoice.Agree, "Lenders already accept recorded video for identity checks. The same evidence should do for a witness."),
        ["Tunde Okafor"] = (PollChoice.Agree, "Conveyancers lose a week finding a witness who can travel. The recording is better evidence than a signature."),
        ["Joan Hughes"] = (PollChoice.Disagree, "Tenants without a camera must not be worse off. I would keep the paper way free of charge for five years."),
        ["Yusuf Demir"] = (PollChoice.Disagree, "Pressure on a person who signs does not show on a video. Ask one question without anybody else in the room."),
        ["Luca Moretti"] = (PollChoice.Block, "Our members could not certify abroad on a recording made at home. Say which countries accept it, and I can live with it."),
        ["Erik Holm"] = (PollChoice.Agree, "Two of three suppliers store recordings today."),
        ["Diane Foster"] = (PollChoice.Abstain, "Councils are hardly concerned."),
        ["Nora Lindqvist"] = (PollChoice.Agree, "The pilot in Estonia found no more disputes than with paper."),
    };

    public static IReadOnlyList<DemoPoll> All { get; } =
    [
        new("Priya Shah", "Do we recommend that a witness may join by recorded video?", new() { Kind = PollKind.Proposal, Reasons = Polls.Reasons.FromObjectors, Quorum = 30 }, 30)
        {
            Background = "The draft regulations leave open how a witness is present. The paper of 12 October sets out three ways. This is what we would write to the minister.",
            Closed = 23, ReviewIn = 96, Becomes = "wiki",
            Outcome = "We recommend recorded video, beside the paper way, which stays free for five years. The one objection is met: the guidance will list the countries whose notaries accept a recording, and the question without others in the room goes into the form.",
            Votes = people => people.Take(47).Select((p, i) => (p, Reasons.TryGetValue(p, out var said) ? Paper.For(said.Choice) with { Reason = said.Reason } : Paper.For(i % 9 == 4 ? PollChoice.Abstain : i % 16 == 7 ? PollChoice.Disagree : PollChoice.Agree) with { Reason = i % 16 == 7 ? "I would wait for the second pilot." : "" }))
                .Concat(Reasons.Where(r => people.Skip(47).Contains(r.Key)).Select(r => (r.Key, Paper.For(r.Value.Choice) with { Reason = r.Value.Reason }))),
        },
        new("David Evans", "Which two counties should the pilot begin in?", new() { Kind = PollKind.Ranking, IsSecret = true, Quorum = 25 }, 16)
        {
            Background = "Each has offered a team. The first two of the ranking are asked.",
            Choices = [new("Northmoor", "Many first registrations, one large court"), new("Eastvale", "Mostly transfers of flats"), new("Southmere", "Farm land with old deeds"), new("Westhaven", "New estates; two suppliers are there")],
            Closed = 9, ReviewIn = 60,
            Outcome = "We ask Westhaven first and Northmoor second. Southmere stays in reserve, because old deeds are what we know least about.",
            Votes = people => people.Take(39).Select((p, i) => (p, Paper.Ranked((i % 10) switch { < 3 => [4, 1, 2], < 6 => [1, 4, 3], 6 or 7 => [3, 4, 1], 8 => [2, 4], _ => [3, 1, 4] }))),
        },
        new("Ann Reed", "Which option should we consult on?", new() { IsSecret = true, Quorum = 30, RemindsBefore = 24 }, 3)
        {
            Background = "The consultation opens in 17 days. Only one option is put to the public in full; the others go into the paper as considered.",
            Choices = [new("Option A: raise the threshold", "Small transfers need no witness at all"), new("Option B: recorded video", "The witness joins by video, and the recording is kept"), new("Option C: keep the present rule", "Signed beside the witness, on paper or on a screen"), new("None of these")],
            ClosesIn = 4,
            Votes = people => people.Except(NotYet).Take(26).Select((p, i) => (p, Paper.For((i % 7) switch { < 3 => 2, < 5 => 1, 5 => 3, _ => 4 }))),
        },
        new("Fay Owen", "When do we meet about the responses?", new() { Kind = PollKind.Dates, IsLive = true, TakesChoices = true }, 1)
        {
            Background = "Two hours, in Room 4 and online.",
            Dates = [(19, "10:00"), (20, "14:30"), (21, "10:00"), (26, "09:30")],
            ClosesIn = 6,
            Votes = people => people.Except(NotYet).Take(17).Select((p, i) => (p, Paper.Marked((1, i % 3), (2, i % 4 == 0 ? 0 : 2), (3, i % 2), (4, (i + 1) % 3)))),
        },
        new("Grace Adeyemi", "In a word or two: what should digital deeds feel like?", new() { Kind = PollKind.Words, IsLive = true, Limit = 3 }, 2)
        {
            Votes = people => people.Except(NotYet).Take(24).Select((p, i) => (p, Paper.Saying([Feel[i * i % 5], Feel[5 + (i % 4)], Feel[(i * 5 + 2) % 13]]))),
        },
    ];
}
