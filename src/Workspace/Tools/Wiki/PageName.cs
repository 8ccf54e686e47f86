using System.Globalization;
using System.Text;
using Workspace.Spaces;

namespace Workspace.Tools.Wiki;

/// <summary>What may be the title of a page: one line without hidden characters, and how titles are compared.</summary>
public static class PageName
{
    public const int Max = 200;

    /// <summary>The title as it is kept, or a refusal that says what to do.</summary>
    public static string Read(string? title, string? field = "Title")
    {
        var line = Text.Line(title, Max, "a title for the page", field);
        return Clean(line) == line ? line : throw Refusal.Wrong("Remove the hidden characters from the title; nobody could type it again.", field);
    }

    /// <summary>The words without control and direction characters, in one line: for titles out of files.</summary>
    public static string Clean(string title)
    {
        var clean = new StringBuilder(title.Length);
        foreach (var rune in title.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control) clean.Append(' ');
            else if (category is not (UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned) || rune.Value is 0x200C or 0x200D) clean.Append(rune);
        }
        return string.Join(' ', clean.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>A title for what has another length: cut at the end, never in the middle of a character.</summary>
    public static string Fit(string title, string otherwise)
    {
        var clean = Clean(title);
        if (clean.Length == 0) clean = otherwise;
        return Text.Cut(clean, Max);
    }

    /// <summary>Titles with the same key are the same to a link.</summary>
    public static string Key(string title)
    {
        var key = Text.Key(Clean(title));
        return key.Length <= MaxKey ? key : key[..MaxKey];
    }

    /// <summary>Longer than a title: compatible forms can take more characters.</summary>
    public const int MaxKey = 400;
}
