using Workspace.Search.Index;

namespace Workspace.Search.Finding;

/// <summary>What is looked for in which spaces, three times: in titles, among what things are about, and anywhere.</summary>
internal sealed record Plan(Wanted[] Places, long From, long Until, IReadOnlyList<Wanted> InTitle, IReadOnlyList<Wanted> About, IReadOnlyList<Wanted> Anywhere, IReadOnlyList<Wanted> Without)
{
    private const int MostBeginnings = 32;

    public static async Task<Plan> MakeAsync(ISearchIndex index, IReadOnlyCollection<Guid> spaces, IReadOnlyCollection<Guid>? people, SearchText text, long from, long until, CancellationToken ct)
    {
        List<Wanted> places = [Wanted.Any(spaces.Select(Marks.Space))];
        if (people is not null) places.Add(Wanted.Any(people.Select(Marks.Person)));
        List<Wanted> title = [], about = [], anywhere = [];
        var allUsual = text.Parts.All(part => part.IsUsual);
        foreach (var part in text.Parts)
        {
            var last = part.IsBeginning ? await BeginningAsync(index, spaces, part, ct) : [part.Stems[^1]];
            anywhere.Add(Written(part, last));
            if (!part.IsUsual || allUsual)
            {
                if (part.IsPhrase) title.Add(anywhere[^1]);
                title.AddRange(Marked(part, last, Marks.Title));
                about.AddRange(Marked(part, last, Marks.About));
            }
        }

        return new([.. places], from, until, title, about, anywhere, [.. text.Without.Select(part => Written(part, [part.Stems[^1]]))]);
    }

    /// <summary>All that is wanted of one kind, in one of the three.</summary>
    public Wanted Of(string kind, IReadOnlyList<Wanted> words) => new Wanted.And([.. Places, new Wanted.Has(Marks.Kind(kind)), .. words], Without);

    // The words that begin so are looked up first: a beginning then costs no more than a few words.
    private static async Task<IReadOnlyList<string>> BeginningAsync(ISearchIndex index, IReadOnlyCollection<Guid> spaces, SearchPart part, CancellationToken ct)
    {
        var letters = part.Words[^1].Folded;
        var known = letters.Length < 3 ? [] : await index.WordsBeginningAsync(spaces, letters, ct);
        string[] stems = [.. known.Where(word => word.Folded.StartsWith(letters, StringComparison.Ordinal)).GroupBy(word => word.Stem, StringComparer.Ordinal)
            .OrderByDescending(stem => stem.Sum(word => word.Count)).ThenBy(stem => stem.Key, StringComparer.Ordinal).Take(MostBeginnings).Select(stem => stem.Key)];
        return stems.Length > 0 ? stems : [part.Stems[^1]];
    }

    private static Wanted Written(SearchPart part, IReadOnlyList<string> last) => part switch
    {
        { IsPhrase: false } => Wanted.Any(last),
        { IsBeginning: true } => new Wanted.And([.. part.Stems.SkipLast(1).Select(stem => new Wanted.Has(stem)), Wanted.Any(last)], []),
        _ => new Wanted.Phrase(part.Stems),
    };

    private static IEnumerable<Wanted> Marked(SearchPart part, IReadOnlyList<string> last, Func<string, string> mark) =>
        part.Stems.SkipLast(1).Select(stem => Wanted.Any([mark(stem)])).Append(Wanted.Any(last.Select(mark)));
}
