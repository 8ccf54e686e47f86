using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Workspace.Prose.Markdown;

/// <summary>A quote whose first line is <c>[!NOTE]</c> or another such word: how Markdown says a callout.</summary>
internal static class Alert
{
    /// <summary>The word in capitals, or null where it is an ordinary quote.</summary>
    public static string? Word(QuoteBlock quote, ReadContext context)
    {
        if (quote[0] is not ParagraphBlock { Inline.FirstChild: LiteralInline { IsFirstCharacterEscaped: false } } paragraph) return null;
        var line = context.Source(paragraph).Split('\n')[0].TrimEnd();
        return line is ['[', '!', .. var word, ']'] && word.Length is > 0 and < 20 && word.All(char.IsAsciiLetter) ? word.ToUpperInvariant() : null;
    }

    /// <summary>Takes the first line away.</summary>
    public static void Strip(QuoteBlock quote)
    {
        var line = ((ParagraphBlock)quote[0]).Inline!;
        while (line.FirstChild is { } inline)
        {
            inline.Remove();
            if (inline is LineBreakInline) return;
        }
    }
}
