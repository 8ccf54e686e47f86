using Workspace.Search.Index;

namespace Workspace.Search.Finding;

/// <summary>
/// Candidates in the order in which they are shown: those with all words in the title, then those that are about them, then those that have them anywhere, the newest first
/// in each. No more than a few hundred are ever looked at, however many there are, so a common word costs as little as a rare one.
/// </summary>
internal sealed class Finder(ISearchIndex index)
{
    /// <summary>Of one kind, at the most.</summary>
    public const int Most = 300;

    /// <summary>The numbers of rows of a kind, and whether there are more.</summary>
    public async Task<(IReadOnlyList<long> Numbers, bool IsMore)> OfKindAsync(Plan plan, string kind, int most, CancellationToken ct)
    {
        var anywhere = await NewestAsync(plan, kind, plan.Anywhere, most + 1, ct);
        if (anywhere.Count < 2 || plan.InTitle.Count == 0) return (Cut(anywhere, most), anywhere.Count > most);
        var title = await NewestAsync(plan, kind, plan.InTitle, most, ct);
        var about = title.Count >= most ? [] : await NewestAsync(plan, kind, plan.About, most, ct);
        return (Cut([.. title.Concat(about).Concat(anywhere).Distinct()], most), anywhere.Count > most);
    }

    private Task<IReadOnlyList<long>> NewestAsync(Plan plan, string kind, IReadOnlyList<Wanted> words, int most, CancellationToken ct) => index.NewestAsync(plan.Of(kind, words), plan.From, plan.Until, most, ct);

    private static IReadOnlyList<long> Cut(IReadOnlyList<long> numbers, int most) => numbers.Count <= most ? numbers : [.. numbers.Take(most)];
}
