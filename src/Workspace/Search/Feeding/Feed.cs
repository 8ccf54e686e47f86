using Workspace.Search.Index;
using Workspace.Spaces;

namespace Workspace.Search.Feeding;

/// <summary>Brings things into the index as they are now. Whoever writes holds the pen before reading, so that an older state never comes after a newer one.</summary>
internal sealed class Feed(ISearchIndex index, SpaceAccess spaces, IEnumerable<ISearchSource> sources) : ISearchFeed
{
    private const int AtOnce = 200;

    public IReadOnlyList<ISearchSource> Sources { get; } = [.. sources];

    public async Task AgainAsync(string? tool, Guid spaceId, IReadOnlyCollection<Guid> things, CancellationToken ct = default)
    {
        foreach (var source in Sources.Where(source => source.Tool == tool))
        {
            await BringAsync(source, spaceId, things, ct);
        }
    }

    /// <summary>What an event touched: some things of a source, or all that it has in the space.</summary>
    public async Task BringAsync(ISearchSource source, Guid spaceId, IEnumerable<Guid?> touched, CancellationToken ct)
    {
        var things = touched.ToHashSet();
        if (things.Contains(null)) await BringAllAsync(source, spaceId, ct);
        else await BringAsync(source, spaceId, [.. things.Select(thing => thing!.Value)], ct);
    }

    /// <summary>Everything that a source has in a space, and takes out what it has no more. Answers how many things those were.</summary>
    public async Task<int> BringAllAsync(ISearchSource source, Guid spaceId, CancellationToken ct)
    {
        var things = (await InSpaceAsync(spaceId, visit => source.ThingsAsync(visit, ct), ct) ?? []).ToHashSet();
        var known = await KnownAsync(source, spaceId, ct);
        await BringAsync(source, spaceId, [.. things.Union(known)], ct);
        return things.Count;
    }

    private async Task BringAsync(ISearchSource source, Guid spaceId, IReadOnlyCollection<Guid> things, CancellationToken ct)
    {
        foreach (var some in things.Chunk(AtOnce))
        {
            await using var pen = await index.TakePenAsync(ct);
            var entries = await InSpaceAsync(spaceId, visit => source.ReadAsync(visit, some, ct), ct) ?? [];
            var before = await pen.OfThingsAsync(spaceId, Kinds(source), some, ct);
            var now = entries.Select(entry => IndexRow.Of(spaceId, Stored(entry))).DistinctBy(row => row.Key).ToDictionary(row => row.Key);
            var gone = before.Where(row => !now.TryGetValue(row.Key, out var same) || same.Entry != row.Entry).ToList();
            var staying = before.Except(gone).Select(row => row.Key).ToHashSet();
            await pen.WriteAsync(gone, [.. now.Values.Where(row => !staying.Contains(row.Key))], ct);
            await pen.CommitAsync(ct);
        }
    }

    private async Task<IReadOnlyList<Guid>> KnownAsync(ISearchSource source, Guid spaceId, CancellationToken ct)
    {
        await using var pen = await index.TakePenAsync(ct);
        return await pen.ThingsAsync(spaceId, Kinds(source), ct);
    }

    // A space that is gone has nothing.
    private async Task<T?> InSpaceAsync<T>(Guid spaceId, Func<Visit, Task<T>> read, CancellationToken ct) where T : class
    {
        try
        {
            await using var visit = await spaces.EnterAsHouseAsync(spaceId, ct);
            return await read(visit);
        }
        catch (Refusal refusal) when (refusal.Kind == RefusalKind.NotFound)
        {
            return null;
        }
    }

    private static string[] Kinds(ISearchSource source) => [.. source.Kinds.Select(kind => kind.Key)];

    // As it comes back from the index, so that what did not change is not written again.
    private static SearchEntry Stored(SearchEntry entry) => entry with { At = entry.At.ToUniversalTime(), Text = entry.Text.Length > EntryWords.MostCharacters ? entry.Text[..EntryWords.MostCharacters].TrimEnd('\uD800') : entry.Text };
}
