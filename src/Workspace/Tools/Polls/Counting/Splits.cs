namespace Workspace.Tools.Polls.Counting;

/// <summary>Results by organisation that expose nobody: what is too small goes together, and never only one of them.</summary>
public static class Splits
{
    public const int Smallest = 5;
    public const string Others = "Other organisations";

    /// <summary>Stands after what participants without an account said of themselves.</summary>
    public const string SelfDeclared = " (self-declared)";

    /// <summary>The same where some groups are self-declared: they go together only among themselves, and nothing that is left out can be read off the total.</summary>
    public static IReadOnlyList<(string Key, Paper[] Papers)> SafeApart(IEnumerable<(string Key, Paper[] Papers)> groups)
    {
        var all = groups.ToList();
        var (said, known) = (all.Where(g => g.Key.EndsWith(SelfDeclared, StringComparison.Ordinal)), all.Where(g => !g.Key.EndsWith(SelfDeclared, StringComparison.Ordinal)));
        var shown = Safe(known).Concat(Safe(said).Select(g => (g.Key == Others ? Others + SelfDeclared : g.Key, g.Papers))).OrderByDescending(g => g.Papers.Length).ThenBy(g => g.Item1, StringComparer.Ordinal).ToList();
        for (var hidden = all.Sum(g => g.Papers.Length) - shown.Sum(g => g.Papers.Length); hidden is > 0 and < Smallest && shown.Count > 0; shown.RemoveAt(shown.Count - 1)) hidden += shown[^1].Papers.Length;
        return shown;
    }

    public static IReadOnlyList<(string Key, Paper[] Papers)> Safe(IEnumerable<(string Key, Paper[] Papers)> groups)
    {
        var bySize = groups.OrderByDescending(g => g.Papers.Length).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        var shown = bySize.Where(g => g.Papers.Length >= Smallest && g.Key.Length > 0).ToList();
        var rest = bySize.Except(shown).SelectMany(g => g.Papers).ToList();

        // A remainder under five could be read off the total: it takes the smallest of the others with it.
        while (rest.Count is > 0 and < Smallest && shown.Count > 0)
        {
            rest.AddRange(shown[^1].Papers);
            shown.RemoveAt(shown.Count - 1);
        }

        return rest.Count >= Smallest ? [.. shown, (Others, [.. rest])] : shown;
    }
}
