using System.Text;

namespace Workspace.Spaces;

/// <summary>The border for what people type: trimmed, bounded, and free of what a database cannot keep.</summary>
public static class Text
{
    /// <summary>One line that must not be empty.</summary>
    public static string Line(string? text, int max, string what, string? field = null)
    {
        var line = OptionalLine(text, max, what, field);
        return line.Length > 0 ? line : throw Refusal.Wrong($"Enter {what}.", field);
    }

    /// <summary>One line that may be empty; line breaks become spaces.</summary>
    public static string OptionalLine(string? text, int max, string what, string? field = null) =>
        Checked((text ?? "").ReplaceLineEndings(" ").Trim(), max, what, field);

    /// <summary>Many lines, may be empty.</summary>
    public static string Lines(string? text, int max, string what, string? field = null) =>
        Checked((text ?? "").ReplaceLineEndings("\n").Trim(), max, what, field);

    /// <summary>Its beginning, where it is longer, and never half a character.</summary>
    public static string Cut(string text, int max) => text.Length <= max ? text : text[..(char.IsHighSurrogate(text[max - 2]) ? max - 2 : max - 1)] + "…";

    /// <summary>The key under which names that look alike collide on both databases.</summary>
    public static string Key(string text) => text.Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    private static string Checked(string text, int max, string what, string? field)
    {
        if (text.Length > max)
        {
            throw Refusal.Wrong($"Shorten {what} to {max:N0} characters; it has {text.Length:N0}.", field);
        }

        return IsStorable(text) ? text : throw Refusal.Wrong($"Remove the control characters from {what}; they cannot be stored.", field);
    }

    private static bool IsStorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || char.IsLowSurrogate(text[i]) || (char.IsHighSurrogate(text[i]) && (++i == text.Length || !char.IsLowSurrogate(text[i]))))
            {
                return false;
            }
        }

        return true;
    }
}
