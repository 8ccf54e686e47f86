using Microsoft.Extensions.DependencyInjection;
using Workspace.Search;
using Workspace.Search.Feeding;
using Workspace.Search.Index;
using Workspace.Tests.Support;
using Workspace.Tests.Tools.Wiki;

namespace Workspace.Tests.Search;

/// <summary>How the index hears of changes, says how late it is, and comes back after a backup.</summary>
public sealed class FeedTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task What_somebody_goes_on_writing_is_found_though_no_further_event_tells_of_it()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var page = await w.AddPageAsync(w.Ben, "Minutes", markdown: "first");
        await w.ReplaceAsync(w.Ben, page, "second");
        await w.ReplaceAsync(w.Ben, page, "thirdly");

        await UntilAsync(async () => (await w.TitlesAsync(w.Rae, "thirdly")).Count == 1);
        Assert.Empty(await w.TitlesAsync(w.Rae, "second"));
    }

    [Fact]
    public async Task Without_being_asked_the_index_follows_within_seconds_and_health_says_how_far_it_is()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.AddPageAsync(w.Ben, "Followed by itself");

        await UntilAsync(async () => (await w.TitlesAsync(w.Rae, "followed")).Count == 1);
        await UntilAsync(async () => (await new Browser(w.Server).Http.GetStringAsync("/health/ready")).Contains("search: 0 s behind", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rebuild_while_the_server_runs_puts_right_what_is_wrong_and_takes_out_what_is_gone()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var page = await w.AddPageAsync(w.Ben, "Stays here");
        await w.IndexedAsync();
        var indexer = w.Server.Services.GetRequiredService<Indexer>();
        await using (var pen = await w.Index().TakePenAsync())
        {
            var row = (await pen.OfThingsAsync(w.SpaceId, ["page"], [page])).Single();
            await pen.WriteAsync([row], [row with { Number = row.Number + 7, Entry = row.Entry with { ThingId = Guid.CreateVersion7(), Title = "Long gone" } }]);
            await pen.CommitAsync();
        }

        await indexer.RebuildAsync(_ => { });

        Assert.Equal(["Stays here"], await w.TitlesAsync(w.Rae, "stays"));
        Assert.DoesNotContain((await w.Index().AllAsync()).Rows, row => row.Entry.Title == "Long gone");
        Assert.DoesNotContain((await w.Index().AllAsync()).Words, word => word.Word.Folded == "gone");
    }

    [Fact]
    public async Task Of_two_who_write_at_once_one_waits_and_what_was_not_committed_is_not_there()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        await w.AddPageAsync(w.Ben, "One page");
        await w.IndexedAsync();
        var pen = await w.Index().TakePenAsync();
        await pen.ClearAsync();
        var waiting = w.Index().TakePenAsync();
        Assert.False(waiting.IsCompleted);
        await pen.DisposeAsync();
        await (await waiting).DisposeAsync();

        Assert.Equal(["One page"], await w.TitlesAsync(w.Rae, "page"));
    }

    [Fact]
    public async Task The_index_is_found_well_while_it_is_written_and_searched()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        await w.AddPageAsync(w.Ben, "Registers of the county", markdown: "The deeds are registered.");
        await w.IndexedAsync();
        IReadOnlyList<IndexRow> before = [];
        for (var round = 1; round <= 60; round++)
        {
            Assert.NotEmpty(await w.TitlesAsync(w.Rae, "register")); // whoever searches knows how the index is divided at that moment
            before = await WriteOtherThingsAsync(w, before, round);

            Assert.Null(await w.Index().CheckAsync());
        }
    }

    private static async Task<IReadOnlyList<IndexRow>> WriteOtherThingsAsync(TestWorkspace w, IReadOnlyList<IndexRow> before, int round)
    {
        var come = Enumerable.Range(0, 8).Select(n => IndexRow.Of(w.SpaceId, new SearchEntry("page", Guid.CreateVersion7(), w.Clock.GetUtcNow().AddSeconds((round * 100) + n)) { Title = $"Deeds {round}", Text = $"Registered in round {round} as number {n}" })).ToList();
        await using var pen = await w.Index().TakePenAsync();
        await pen.WriteAsync([.. before.Take(4)], come);
        await pen.CommitAsync();
        return come;
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(watch.Elapsed < Patience, "It did not come true in time.");
            await Task.Delay(100);
        }
    }
}
