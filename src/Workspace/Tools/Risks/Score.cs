using System.Runtime.InteropServices;

namespace Workspace.Tools.Risks;

/// <summary>How likely a risk is and how hard it would hit, each from 1 (very low) to 5 (very high).</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Score(int Likelihood, int Impact)
{
    public const int Lowest = 1, Highest = 5;

    public int Value => Likelihood * Impact;

    public Level Level => LevelOf(Value);

    public IEnumerable<RiskProblem> Check()
    {
        if (Likelihood is < Lowest or > Highest) yield return new(nameof(Likelihood), "Choose how likely it is, from 1 to 5.");
        if (Impact is < Lowest or > Highest) yield return new(nameof(Impact), "Choose how hard it would hit, from 1 to 5.");
    }

    public static Level LevelOf(int value) => value switch
    {
        >= 16 => Level.VeryHigh,
        >= 10 => Level.High,
        >= 5 => Level.Medium,
        _ => Level.Low,
    };
}

/// <summary>What a score means: low 1 to 4, medium 5 to 9, high 10 to 15, very high 16 to 25.</summary>
public enum Level { Low = 1, Medium, High, VeryHigh }
