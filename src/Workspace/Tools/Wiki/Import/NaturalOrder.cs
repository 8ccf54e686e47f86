using System.Globalization;

namespace Workspace.Tools.Wiki.Import;

/// <summary>Orders names as people do: play-2 before play-10.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Comparer { get; } = new();

    public int Compare(string? x, string? y)
    {
        var compared = CultureInfo.InvariantCulture.CompareInfo.Compare(x, y, CompareOptions.NumericOrdering | CompareOptions.IgnoreCase);
        return compared != 0 ? compared : string.CompareOrdinal(x, y);
    }
}
