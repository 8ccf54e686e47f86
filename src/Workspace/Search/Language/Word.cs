using System.Text;

namespace Workspace.Search.Language;

/// <summary>A word where it stands in a text, folded.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it has ended.</param>
/// <param name="Folded">Small and without accents: "registrations".</param>
public readonly record struct Word(int Start, int End, string Folded)
{
    /// <summary>The longest that counts.</summary>
    public const int Longest = 64;

    /// <summary>What it is found by: "registr".</summary>
    public string Stem => Stemmer.Of(Folded);

    /// <summary>The words of a text in their order. Both databases are given these, so both find the same.</summary>
    public static IEnumerable<Word> In(string text)
    {
        var folded = new StringBuilder();
        var start = -1;
        for (var at = 0; at < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune))
            {
                rune = Rune.ReplacementChar;
            }

            var next = at + rune.Utf16SequenceLength;
            if (start >= 0 && rune.Value is '\'' or '’' && InWord(text, next))
            {
                if (EndsPossessive(text, next))
                {
                    yield return Made(start, at, folded);
                    start = -1;
                    next++;
                }
            }
            else if (Fold.StandsAlone(rune) && Rune.IsLetterOrDigit(rune))
            {
                if (start >= 0) yield return Made(start, at, folded);
                folded.Append(Fold.Of(rune));
                if (folded.Length > 0) yield return Made(at, next, folded);
                start = -1;
            }
            else if (Rune.IsLetterOrDigit(rune) || (start >= 0 && Fold.IsMark(rune)))
            {
                start = start < 0 ? at : start;
                if (rune.IsAscii) folded.Append(char.ToLowerInvariant((char)rune.Value));
                else folded.Append(Fold.Of(rune));
            }
            else if (start >= 0)
            {
                yield return Made(start, at, folded);
                start = -1;
            }

            at = next;
        }

        if (start >= 0)
        {
            yield return Made(start, text.Length, folded);
        }
    }

    private static Word Made(int start, int end, StringBuilder folded)
    {
        var word = folded.Length > Longest ? folded.ToString(0, char.IsHighSurrogate(folded[Longest - 1]) ? Longest - 1 : Longest) : folded.ToString();
        folded.Clear();
        return new(start, end, Number(word));
    }

    // are the same risk.
    private static string Number(string word) => word is ['0', _, ..] && word.All(char.IsAsciiDigit) ? word.TrimStart('0') is { Length: > 0 } number ? number : "0" : word;

    private static bool InWord(string text, int at) => at < text.Length && char.IsLetterOrDigit(text[at]);

    // The council's: the council.
    private static bool EndsPossessive(string text, int at) => text[at] is 's' or 'S' && !InWord(text, at + 1);
}
