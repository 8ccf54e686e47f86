using Microsoft.Extensions.DependencyInjection;
using Workspace.Search.Feeding;
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
