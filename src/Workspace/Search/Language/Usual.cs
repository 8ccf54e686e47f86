using System.Collections.Frozen;

namespace Workspace.Search.Language;

/// <summary>Words that stand in nearly every text: they can be searched for, but nothing is about them.</summary>
internal static class Usual
{
    private static readonly FrozenSet<string> All = ("a about after all also an and any are as at be been before but by can could did do does for from had has have he her his how i if in into is it its may more most must no nor not of on only or our out "
        + "over own same shall she should so some such than that the their them then there these they this those to too under until up us very was we were what when where which while who why will with would you your").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Is(string folded) => All.Contains(folded);
}
