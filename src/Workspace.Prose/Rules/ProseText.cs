using System.Buffers;
using System.Text;

namespace Workspace.Prose;

/// <summary>Which text may stand in a document: not NUL, no half characters, nothing that turns the direction of all that follows.</summary>
public static class ProseText
{
    private static readonly SearchValues<char> Suspicious = SearchValues.Create([(char)0, '\u202D', '\u202E', .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c)]);

    /// <summary>What is wrong with the text, or null.</summary>
    public static string? Problem(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(Suspicious) is >= 0 and var at)
        {
            if (text[at] == 0) return "The text holds the character NUL.";
            if (text[at] is '\u202D' or '\u202E') return "The text holds a character that overrides its direction.";
            if (Rune.DecodeFromUtf16(text[at..], out _, out var length) != OperationStatus.Done) return "The text holds half a character.";
            text = text[(at + length)..];
        }
        return null;
    }

    /// <summary>The text without what may not stand in a document; half characters become U+FFFD.</summary>
    public static string Clean(string text)
    {
        if (Problem(text) is null) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) if (rune.Value is not (0 or 0x202D or 0x202E)) clean.Append(rune);
        return clean.ToString();
    }

    /// <summary>How many code units both begin with, never half a character.</summary>
    internal static int CommonStart(string? a, string? b)
    {
        var length = a.AsSpan().CommonPrefixLength(b);
        var cut = length > 0 && char.IsHighSurrogate(a![length - 1]) && length < a.Length && length < b!.Length && char.IsLowSurrogate(a[length]);
        return cut ? length - 1 : length;
    }
}
