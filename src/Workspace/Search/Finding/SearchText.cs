using Workspace.Search.Language;

namespace Workspace.Search.Finding;

/// <summary>What somebody typed, read: words, "phrases", beginnings* and -words that must not be there.</summary>
internal sealed record SearchText(IReadOnlyList<SearchPart> Parts, IReadOnlyList<SearchPart> Without)
{
    public const int MostCharacters = 200;

    private const int MostParts = 12;

    public bool IsEmpty => Parts.Count == 0;

    /// <summary>The same with the last word as a beginning, for somebody who did not type it to its end.</summary>
    public string? Unfinished => Parts is [.., { IsPhrase: false, IsBeginning: false, Words: [{ Folded.Length: >= 3 }] } last] && Without.Count == 0 ? string.Join(' ', Parts.SkipLast(1).Select(part => part.Quoted).Append($"{last.Written}*")) : null;

    public static SearchText Read(string? typed)
    {
        var text = (typed ?? "").Length > MostCharacters ? typed![..MostCharacters] : typed ?? "";
        var (parts, without) = (new List<SearchPart>(), new List<SearchPart>());
        foreach (var (written, quoted) in Pieces(text))
        {
            var not = !quoted && written.Length > 1 && written[0] is '-' or '−' && char.IsLetterOrDigit(written[1]);
            var body = not ? written[1..] : written;
            Word[] words = [.. Word.In(body).Take(MostParts)];
            if (words.Length > 0 && parts.Count + without.Count < MostParts)
            {
                (not ? without : parts).Add(new(written, words, !quoted && body.Length > 3 && body[^1] == '*'));
            }
        }

        return new(parts, without);
    }

    /// <summary>Marks what was found in a text: by its stem, or because it begins so.</summary>
    public bool Finds(Word word) => Parts.Any(part => part.Finds(word));

    private static IEnumerable<(string Written, bool Quoted)> Pieces(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var quoted = IsQuote(text[at]);
            var start = quoted ? at + 1 : at;
            var end = start;
            while (end < text.Length && (quoted ? !IsQuote(text[end]) : !char.IsWhiteSpace(text[end]) && !IsQuote(text[end])))
            {
                end++;
            }

            yield return (text[start..end], quoted);
            at = quoted ? end + 1 : end;
        }
    }

    private static bool IsQuote(char sign) => sign is '"' or '“' or '”' or '„';
}

/// <summary>One word, or several that must follow each other.</summary>
internal sealed record SearchPart(string Written, IReadOnlyList<Word> Words, bool IsBeginning)
{
    private readonly HashSet<string> _stems = [.. Words.Select(word => word.Stem)];

    public IReadOnlyList<string> Stems { get; } = [.. Words.Select(word => word.Stem)];

    public bool IsPhrase => Words.Count > 1;

    /// <summary>As it could be typed again.</summary>
    public string Quoted => IsPhrase && !IsBeginning ? $"\"{Written}\"" : Written;

    /// <summary>Stands in nearly every text, so that it says little about one.</summary>
    public bool IsUsual => !IsPhrase && Usual.Is(Words[0].Folded);

    public bool Finds(Word word) => IsBeginning && word.Folded.StartsWith(Words[^1].Folded, StringComparison.Ordinal)
        || (_stems.Any(stem => stem[0] == word.Folded[0]) && _stems.Contains(word.Stem)); // a stem begins as its word does
}
