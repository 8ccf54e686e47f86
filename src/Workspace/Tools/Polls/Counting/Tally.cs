using System.Text.Json;

namespace Workspace.Tools.Polls.Counting;

/// <summary>The count of a round. It holds nothing personal: the same for everybody who may see it.</summary>
/// <param name="Ballots">How many votes were counted.</param>
public sealed record Tally(int Ballots, IReadOnlyList<ChoiceCount> Choices, IReadOnlyList<WordCount> Words, IReadOnlyList<RunOff> RunOffs, IReadOnlyList<GroupCount> Groups)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static Tally None { get; } = new(0, [], [], [], []);

    public ChoiceCount Of(int choice) => Choices.FirstOrDefault(c => c.Choice == choice) ?? new(choice, 0, 0, []);

    /// <summary>The choices that lead, more than one where they are level; none without votes.</summary>
    public IReadOnlyList<int> Leading(PollKind kind)
    {
        if (kind == PollKind.Ranking) return RunOffs is [.., { Elected: { Count: > 0 } elected }] ? elected : [];
        var best = Choices.Select(c => c.Weight(kind)).DefaultIfEmpty(0).Max();
        return best <= 0 ? [] : [.. Choices.Where(c => c.Weight(kind) == best).Select(c => c.Choice)];
    }

    public string Write() => JsonSerializer.Serialize(this, Json);

    public static Tally Read(string text) => JsonSerializer.Deserialize<Tally>(text, Json) ?? None;
}

/// <summary>What one choice got.</summary>
/// <param name="Choice">Its number.</param>
/// <param name="Count">Ballots for it: those that chose it, said yes, scored it, gave it dots, or put it first.</param>
/// <param name="Total">The sum of its marks: points, dots; for a date two for yes and one for "if need be".</param>
/// <param name="Spread">How many ballots gave it each mark, from 0 upwards; for dates and scores.</param>
public sealed record ChoiceCount(int Choice, int Count, int Total, IReadOnlyList<int> Spread)
{
    /// <summary>The mean score, 0 where nobody scored it.</summary>
    public double Mean => Count == 0 ? 0 : (double)Total / Count;

    internal double Weight(PollKind kind) => kind switch
    {
        PollKind.Dates => (Spread.Count > PaperRules.Yes ? Spread[PaperRules.Yes] : 0) * 100_000d + Total, // most who can; then most who could
        PollKind.Dots => Total,
        PollKind.Score => Mean,
        _ => Count,
    };
}

/// <summary>A word, and how many gave it.</summary>
public sealed record WordCount(string Word, int Count);

/// <summary>What the people of one organisation chose.</summary>
public sealed record GroupCount(string Name, int Ballots, IReadOnlyList<ChoiceCount> Choices);

/// <summary>One round of an instant run-off: the votes of each choice that is still in, and what became of it.</summary>
/// <param name="Votes">Choice and votes, in ballot order.</param>
/// <param name="Exhausted">Ballots that name no choice that is still in.</param>
/// <param name="Out">Choices that leave after this round: the fewest votes.</param>
/// <param name="Elected">The choice with more than half, or those that are level at the end.</param>
public sealed record RunOff(IReadOnlyList<ChoiceCount> Votes, int Exhausted, IReadOnlyList<int> Out, IReadOnlyList<int> Elected);
