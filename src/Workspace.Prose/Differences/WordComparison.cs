using System.Globalization;
using System.Text;

namespace Workspace.Prose.Differences;

/// <summary>Compares two blocks of text word by word.</summary>
internal sealed class WordComparison(Authorship? authors)
{
    /// <summary>Blocks with more words and signs than this are not compared but replaced.</summary>
    private const int MostTokens = 40_000;

    private sealed record Token(Node Node, int Position);

    /// <summary>The words of both, in reading order.</summary>
    /// <param name="before">The older block.</param>
    /// <param name="after">The newer block.</param>
    /// <param name="beforeStart">Where the content of the older one starts in its document.</param>
    /// <param name="afterStart">Where the content of the newer one starts in its document.</param>
    public IReadOnlyList<WordChange> Compare(Node before, Node after, int beforeStart, int afterStart)
    {
        var (old, now) = (Tokens(before, beforeStart), Tokens(after, afterStart));
        var pairs = old.Count + now.Count > MostTokens ? [] : Alignment.Of([.. old.Select(t => t.Node)], [.. now.Select(t => t.Node)]);
        var changes = new List<WordChange>();
        var (i, j) = (0, 0);
        foreach (var (a, b) in Significant(pairs, old).Append((old.Count, now.Count)))
        {
            Add(changes, ChangeKind.Removed, old[i..a]);
            Add(changes, ChangeKind.Added, now[j..b]);
            if (b < now.Count) Push(changes, ChangeKind.Same, now[b], null);
            (i, j) = (a + 1, b + 1);
        }
        return changes;
    }

    /// <summary>Space that stayed between words that all changed is not worth telling.</summary>
    private static IEnumerable<(int, int)> Significant(List<(int Before, int After)> pairs, List<Token> old)
    {
        for (var p = 0; p < pairs.Count; p++)
        {
            var (a, b) = pairs[p];
            var alone = (p == 0 ? a > 0 || b > 0 : pairs[p - 1] != (a - 1, b - 1)) && (p + 1 == pairs.Count || pairs[p + 1] != (a + 1, b + 1));
            if (!alone || p == 0 || p + 1 == pairs.Count || old[a].Node.Text is not { } text || !string.IsNullOrWhiteSpace(text)) yield return (a, b);
        }
    }

    private void Add(List<WordChange> changes, ChangeKind kind, List<Token> tokens)
    {
        foreach (var token in tokens)
        {
            var (from, to) = (token.Position, token.Position + token.Node.NodeSize);
            var author = kind == ChangeKind.Added ? authors?.WroteBetween(from, to) : authors?.RemovedBetween(from, to);
            Push(changes, kind, token, author is [var one, ..] ? one : null);
        }
    }

    private static void Push(List<WordChange> changes, ChangeKind kind, Token token, string? author)
    {
        if (changes.Count > 0 && changes[^1] is var last && last.Kind == kind && last.Author == author) changes[^1] = last with { Content = last.Content.Append(Fragment.From(token.Node)) };
        else changes.Add(new WordChange(kind, Fragment.From(token.Node), author));
    }

    private static List<Token> Tokens(Node block, int position)
    {
        var tokens = new List<Token>();
        foreach (var node in block.Children)
        {
            if (node.Text is not { } text) tokens.Add(new Token(node, position));
            else
                for (var at = 0; at < text.Length;)
                {
                    var end = End(text, at);
                    tokens.Add(new Token(node.WithText(text[at..end]), position + at));
                    at = end;
                }
            position += node.NodeSize;
        }
        return tokens;
    }

    /// <summary>Where the word, the space or the sign that starts there ends.</summary>
    private static int End(string text, int at)
    {
        var kind = KindAt(text, at, out var length);
        var end = at + length;
        while (kind > 0 && end < text.Length && KindAt(text, end, out length) == kind) end += length;
        return end;
    }

    private static int KindAt(string text, int at, out int length)
    {
        var rune = Rune.TryGetRuneAt(text, at, out var found) ? found : Rune.ReplacementChar;
        length = rune == Rune.ReplacementChar ? 1 : rune.Utf16SequenceLength;
        return Rune.IsWhiteSpace(rune) ? 2 : Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark ? 1 : 0;
    }
}
