namespace Workspace.Tools.Wiki.Import;

/// <summary>A tag of a template: {% name "one" "two" %}.</summary>
/// <param name="Length">How long it is in the text.</param>
internal sealed record LiquidTag(string Name, IReadOnlyList<string> Arguments, int Length)
{
    private const int Longest = 1_000;

    /// <summary>The tag that begins there, or null where it never ends.</summary>
    public static LiquidTag? Read(string text, int at)
    {
        var end = text.IndexOf("%}", at + 2, Math.Min(Longest, text.Length - at - 2), StringComparison.Ordinal);
        if (end < 0) return null;
        var inner = text.AsSpan(at + 2, end - at - 2).Trim('-').Trim();
        var cut = inner.IndexOfAny(" \t\n\"'");
        var name = (cut < 0 ? inner : inner[..cut]).ToString().ToLowerInvariant();
        return new LiquidTag(name, cut < 0 ? [] : Quoted(inner[cut..]), end + 2 - at);
    }

    private static List<string> Quoted(ReadOnlySpan<char> text)
    {
        var found = new List<string>();
        while (text.IndexOfAny('"', '\'') is var open && open >= 0 && text[(open + 1)..].IndexOf(text[open]) is var close && close >= 0)
        {
            found.Add(text.Slice(open + 1, close).ToString());
            text = text[(open + close + 2)..];
        }
        return found;
    }
}
