using Workspace.Search.Language;

namespace Workspace.Search.Finding;

/// <summary>A piece of a line: found, or what stands round it.</summary>
public sealed record SnippetPiece(string Text, bool IsFound);

/// <summary>The few words of a text that say why it was found. Plain text in pieces; whoever shows it encodes it.</summary>
internal static class Snippet
{
    private const int Length = 220, Before = 60, MostRead = 60_000, MostFound = 200;

    /// <summary>The place of the text that has the most of what was looked for.</summary>
    public static IReadOnlyList<SnippetPiece> Of(string text, SearchText wanted)
    {
        var read = text.Length > MostRead ? text[..MostRead] : text;
        Word[] found = wanted.IsEmpty ? [] : [.. Word.In(read).Where(wanted.Finds).Take(MostFound)];
        var start = found.Length == 0 ? 0 : Best(found);
        var from = Back(read, Math.Max(0, start - Before), start);
        var to = Math.Min(read.Length, from + Length);
        if (to < read.Length) to = Back(read, to, from + 1, forwards: false);
        return [.. Pieces(read, found, from, to, before: from > 0, after: to < text.Length)];
    }

    /// <summary>A whole line, with what was looked for marked.</summary>
    public static IReadOnlyList<SnippetPiece> Whole(string line, SearchText wanted) =>
        [.. Pieces(line, wanted.IsEmpty ? [] : [.. Word.In(line).Where(wanted.Finds)], 0, line.Length, before: false, after: false)];

    private static int Best(Word[] found)
    {
        var (best, most) = (found[0].Start, 0);
        foreach (var first in found)
        {
            var near = found.Where(word => word.Start >= first.Start && word.End <= first.Start + Length - Before).Select(word => word.Stem).Distinct(StringComparer.Ordinal).Count();
            if (near > most) (best, most) = (first.Start, near);
        }

        return best;
    }

    // To the end of a word, but not past what must be seen.
    private static int Back(string text, int at, int limit, bool forwards = true)
    {
        for (var place = at; forwards ? place < limit : place > limit; place += forwards ? 1 : -1)
        {
            if (place == 0 || char.IsWhiteSpace(text[place - 1]) || char.IsWhiteSpace(text[place])) return place;
        }

        return forwards ? limit : at;
    }

    private static IEnumerable<SnippetPiece> Pieces(string text, IEnumerable<Word> found, int from, int to, bool before, bool after)
    {
        var at = from;
        if (before) yield return new("… ", false);
        foreach (var word in found.Where(word => word.Start >= from && word.End <= to))
        {
            if (word.Start > at) yield return new(Line(text[at..word.Start]), false);
            yield return new(text[word.Start..word.End], true);
            at = word.End;
        }

        if (to > at) yield return new(Line(text[at..to]), false);
        if (after) yield return new(" …", false);
    }

    private static string Line(string text) => text.Replace('\n', ' ').Replace('\t', ' ').Replace('\r', ' ');
}
