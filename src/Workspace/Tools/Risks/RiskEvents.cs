using Workspace.Activity;
using Workspace.Tools.Risks.Import;

namespace Workspace.Tools.Risks;

/// <summary>What happens in a register, as facts: numbers and levels, never the words of a risk.</summary>
public static class RiskEvents
{
    public const string Added = "risks.added", Edited = "risks.edited", Rescored = "risks.rescored", Reviewed = "risks.reviewed",
        Closed = "risks.closed", Reopened = "risks.reopened", Imported = "risks.imported", AppetiteSet = "risks.appetite";

    /// <summary>The facts of an event about one risk.</summary>
    public static RiskFacts Of(Risk risk, Score? from = null) => new() { Number = risk.Number, From = from?.Value, To = risk.ScoreValue };

    public static RiskFacts Of(PendingImport import) => new() { Count = import.Imported };

    public static string? Words(Event happened) => happened.Kind switch
    {
        Added => "added",
        Edited => "edited",
        Rescored => "changed the score of",
        Reviewed => "reviewed",
        Closed => "closed",
        Reopened => "reopened",
        Imported => "imported",
        AppetiteSet => "drew",
        _ => null,
    };
}

/// <summary>What the event row of a register holds.</summary>
public sealed record RiskFacts
{
    public int Number { get; init; }
    public int? From { get; init; }
    public int? To { get; init; }
    public int? Count { get; init; }
}
