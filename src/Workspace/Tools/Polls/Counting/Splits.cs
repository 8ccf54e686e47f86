namespace Workspace.Tools.Polls.Counting;

/// <summary>Results by organisation that expose nobody: what is too small goes together, and never only one of them.</summary>
public static class Splits
{
    public const int Smallest = 5;
    public const string Others = "Other organisations";

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
