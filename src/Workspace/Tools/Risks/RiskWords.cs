namespace Workspace.Tools.Risks;

/// <summary>The words people read for scores, levels, states and references.</summary>
public static class RiskWords
{
    public static string Of(int point) => point switch { 1 => "Very low", 2 => "Low", 3 => "Medium", 4 => "High", _ => "Very high" };

    public static string Of(Level level) => level == Level.VeryHigh ? "Very high" : level.ToString();

    public static string Of(RiskStatus status) => status.ToString();

    public static string Of(RiskResponse? response) => response?.ToString() ?? "Not chosen yet";

    /// <summary>What choosing a response means.</summary>
    public static string Meaning(RiskResponse response) => response switch
    {
        RiskResponse.Tolerate => "We live with it and keep watching.",
        RiskResponse.Treat => "We make it less likely or less harmful.",
        RiskResponse.Transfer => "Somebody else carries it, in whole or in part.",
        _ => "We stop doing what causes it.",
    };

    public static string Range(Level level) => level switch { Level.Low => "1 to 4", Level.Medium => "5 to 9", Level.High => "10 to 15", _ => "16 to 25" };

    public static string Reference(int number) => $"R-{number:00}";
}
