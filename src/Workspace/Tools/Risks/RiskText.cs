namespace Workspace.Tools.Risks;

/// <summary>How long the texts of a risk may be, counted in characters as people count them, and which cannot be kept.</summary>
public static class RiskText
{
    public const int Title = 300, Line = 100, Paragraph = 4_000, Description = 20_000, OriginalReference = 50, Reason = 1_000;

    public static string? Problem(string name, string text, int most)
    {
        if (!IsStorable(text)) return $"{name} holds a character that cannot be stored. Type it again instead of pasting it.";
        var length = Length(text);
        return length > most ? $"{name} is {length:N0} characters long; {most:N0} are possible." : null;
    }

    /// <summary>Code points, which is what both databases count.</summary>
    public static int Length(string text) => text.Length - text.Count(char.IsLowSurrogate);

    /// <summary>A zero character or half a pair is refused by one database and mangled by the other.</summary>
    public static bool IsStorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || char.IsLowSurrogate(text[i])) return false;
            if (!char.IsHighSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsLowSurrogate(text[++i])) return false;
        }
        return true;
    }

    public static string Cut(string text, int most)
    {
        if (Length(text) <= most) return text;
        var end = Math.Min(most - 1, text.Length);
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + "…";
    }
}
