using Workspace.Operations;
using Workspace.Search.Index;

namespace Workspace.Search.Feeding;

/// <summary>The doctor's look at the search index: is it whole, and does it keep up?</summary>
internal sealed class SearchLook(ISearchIndex index, Indexer indexer, TimeProvider clock) : IDoctorLook
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    public string Name => "Search";

    public async Task<string?> TroubleAsync(CancellationToken ct = default) =>
        await index.CheckAsync(ct) ?? await indexer.BehindAsync(clock.GetUtcNow(), ct) switch
        {
            null => null, // the server fills it when it starts
            { } behind when behind > Late => $"the index is {behind.TotalMinutes:0} minutes behind; start the server, or run 'Workspace search rebuild'",
            _ => null,
        };
}
