using Workspace.Search.Index;
using Workspace.Search.Language;

namespace Workspace.Search.Finding;

/// <summary>What a search without a hit may have meant: a word that nobody wrote in these spaces, put as one that somebody did. Whoever asks tries it before offering it.</summary>
internal sealed class Meaning(ISearchIndex index)
{
    private const int MostTried = 3;

    /// <summary>The likeliest first.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="text">The same, read.</param>
    /// <param name="spaces">Where is looked.</param>
    /// <param name="isFound">Whether the person finds something by this word alone: then it is no mistake.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IReadOnlyList<string>> OfAsync(string typed, SearchText text, IReadOnlyCollection<Guid> spaces, Func<string, Task<bool>> isFound, CancellationToken ct)
    {
        IReadOnlyList<string> meant = [typed];
        var changed = false;
        foreach (var part in text.Parts.Where(part => part is { IsPhrase: false, IsBeginning: false }))
        {
            var near = text.Parts.Count > 1 && await isFound(part.Written) ? [] : await NearAsync(part.Words[0].Folded, spaces, ct);
            if (near.Count == 0) continue;
            changed = true;
            meant = [.. meant.SelectMany(so => near.Select(word => so.Replace(part.Written, word, StringComparison.Ordinal))).Take(MostTried)];
        }

        return changed ? meant : [];
    }

    private async Task<IReadOnlyList<string>> NearAsync(string word, IReadOnlyCollection<Guid> spaces, CancellationToken ct)
    {
        var most = Misspelling.Most(word.Length);
        if (most == 0 || !char.IsLetter(word[0])) return [];
        var known = new List<KnownWord>();
        foreach (var first in new[] { word[0], word[1] }.Distinct()) // the first two letters may have changed places
        {
            known.AddRange(await index.WordsLikeAsync(spaces, first, word.Length - most, word.Length + most, ct));
        }

        return [.. known.Select(k => (k.Folded, k.Count, Distance: Misspelling.Distance(word, k.Folded, most))).Where(k => k.Distance > 0 && k.Distance <= most)
            .OrderBy(k => k.Distance).ThenByDescending(k => k.Count).ThenBy(k => k.Folded, StringComparer.Ordinal).Take(MostTried).Select(k => k.Folded)];
    }
}
