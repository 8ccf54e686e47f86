using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Search;
using Workspace.Search.Feeding;
using Workspace.Search.Finding;
using Workspace.Search.Index;
using Workspace.Search.Panel;
using Workspace.Tests.Support;

namespace Workspace.Tests.Search;

/// <summary>What the tests of search do often.</summary>
internal static class Searching
{
    /// <summary>Everything that has happened is in the index.</summary>
    public static async Task IndexedAsync(this TestWorkspace w)
    {
        while (!await SettledAsync(w)) // on PostgreSQL nobody reads past a transaction of others that is still open
        {
            await Task.Yield();
        }

        await w.Server.Services.GetRequiredService<Indexer>().CatchUpAsync();
        await w.DoAsync<ISearchFeed>(null, feed => feed.AgainAsync(null, w.SpaceId, [w.Ann.Id, w.Fay.Id, w.Ben.Id, w.Cas.Id, w.Rae.Id, w.Gil.Id])); // the cast came in without events
    }

    private static async Task<bool> SettledAsync(TestWorkspace w) => !TestDatabase.IsPostgres || await w.ReadAsync(db => db.Database
        .SqlQuery<bool>($"""select not exists (select 1 from "Event" where "SpaceId" = {w.SpaceId} and "Tx" >= pg_snapshot_xmin(pg_current_snapshot())) as "Value" """).SingleAsync());

    public static ISearchIndex Index(this TestWorkspace w) => w.Server.Services.GetRequiredService<ISearchIndex>();

    public static Task<SearchResults> FindAsync(this TestWorkspace w, Actor by, string text, Func<SearchRequest, SearchRequest>? narrow = null)
    {
        var request = new SearchRequest { Text = text };
        return w.DoAsync<SearchQueries, SearchResults>(by, queries => queries.FindAsync(narrow?.Invoke(request) ?? request));
    }

    /// <summary>The titles of what somebody finds, in the order shown.</summary>
    public static async Task<IReadOnlyList<string>> TitlesAsync(this TestWorkspace w, Actor by, string text, Func<SearchRequest, SearchRequest>? narrow = null) =>
        [.. (await w.FindAsync(by, text, narrow)).Groups.SelectMany(group => group.Hits).Select(hit => hit.Found.Title)];

    public static async Task<IReadOnlyList<string>> SuggestedAsync(this TestWorkspace w, Actor by, string typed, Guid? space = null) =>
        [.. (await w.DoAsync<Suggestions, IReadOnlyList<SuggestionGroup>>(by, suggestions => suggestions.OfAsync(typed, space))).Where(group => group.Name != "Search").SelectMany(group => group.Items).Select(item => item.Title)];
}
