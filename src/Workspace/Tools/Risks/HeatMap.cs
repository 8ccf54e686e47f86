namespace Workspace.Tools.Risks;

/// <summary>How many open risks stand in each cell, and which moved since the last visit.</summary>
public sealed record HeatMap(IReadOnlyDictionary<Score, HeatCell> Cells, IReadOnlyList<Movement> Moved, RegisterCounts Counts, DateTimeOffset Since, Level? Appetite)
{
    public HeatCell? this[int likelihood, int impact] => Cells.GetValueOrDefault(new Score(likelihood, impact));

    public int AboveAppetite => Cells.Where(c => c.Key.Level > Appetite).Sum(c => c.Value.Count);

    /// <summary>On which sides of a cell the dashed line runs: between what the group lives with and what it does not.</summary>
    public (bool Right, bool Top) Line(Score cell)
    {
        bool Ends(Score next) => cell.Level <= Appetite && next.Likelihood <= Score.Highest && next.Impact <= Score.Highest && next.Level > Appetite;
        return (Ends(cell with { Impact = cell.Impact + 1 }), Ends(cell with { Likelihood = cell.Likelihood + 1 }));
    }
}

/// <summary>The risks of one cell: how many, and the first of them by reference.</summary>
public sealed record HeatCell(int Count, int First, int Last)
{
    public string References => Count switch
    {
        1 => RiskWords.Reference(First),
        2 => $"{RiskWords.Reference(First)}, {RiskWords.Reference(Last)}",
        _ => $"{RiskWords.Reference(First)}, {RiskWords.Reference(Last)} +{Count - 2}",
    };
}

/// <summary>A risk whose score changed since the last visit, from where to where.</summary>
public sealed record Movement(Guid RiskId, int Number, Score From, Score To)
{
    public bool IsUp => To.Value > From.Value;

    public string Words => From.Level == To.Level
        ? $"{RiskWords.Of(To.Level)}, {From.Value} to {To.Value}"
        : $"{RiskWords.Of(From.Level)} to {RiskWords.Of(To.Level)}";

    /// <summary>First to last of each risk; what came back to where it was has not moved.</summary>
    public static IReadOnlyList<Movement> Of(IEnumerable<(int Number, ScoreChange Change)> changes) =>
    [
        .. changes.GroupBy(c => (c.Change.RiskId, c.Number))
            .Select(g => (g.Key, Changes: g.Select(c => c.Change).OrderBy(c => c.At).ThenBy(c => c.Id).ToList()))
            .Where(g => g.Changes[0].From is not null)
            .Select(g => new Movement(g.Key.RiskId, g.Key.Number, g.Changes[0].From!.Value, g.Changes[^1].To))
            .Where(m => m.From != m.To)
            .OrderByDescending(m => m.To.Value).ThenBy(m => m.Number),
    ];
}
