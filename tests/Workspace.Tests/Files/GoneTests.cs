using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Files;
using Workspace.Files.Uploads;
using Workspace.Tests.Search;
using Workspace.Tests.Support;
using Workspace.Tests.Tools.Polls;
using Workspace.Tests.Tools.Wiki;
using Workspace.Tools.Polls;
using Workspace.Tools.Wiki;

namespace Workspace.Tests.Files;

/// <summary>What becomes of the files of a thing that is deleted for good.</summary>
public sealed class GoneTests
{
    [Fact]
    public async Task They_leave_the_space_its_room_and_the_store_and_those_of_a_page_in_the_trash_stay()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var (gone, trashed) = (await w.AddPageAsync(w.Ben, "Deleted for good"), await w.AddPageAsync(w.Ben, "In the trash"));
        var poll = await w.DraftPollAsync(null, null, "One", "Other");
        await w.AttachAsync(w.Ben, "wiki", gone, "gone.pdf", Samples.Pdf("Gone"));
        var kept = await w.AttachAsync(w.Ben, "wiki", trashed, "kept.pdf", Samples.Pdf("Kept"));
        await w.AttachAsync(w.Ben, "polls", poll, "draft.pdf", Samples.Pdf("Draft"));
        await w.DoAsync<TrashActions>(w.Ben, trash => trash.DeleteAsync(w.SpaceId, gone));
        await w.DoAsync<TrashActions>(w.Ben, trash => trash.DeleteAsync(w.SpaceId, trashed));
        var sweep = w.Server.Services.GetRequiredService<UploadSweep>();
        Assert.Equal((0, 0, 0), await sweep.SweepAsync());

        await w.DoAsync<TrashActions>(w.Ann, trash => trash.PurgeAsync(w.SpaceId, gone));
        await w.DoAsync<PollActions>(w.Ben, polls => polls.DiscardAsync(w.SpaceId, poll));
        w.Clock.Set(TimeProvider.System.GetUtcNow().AddDays(2)); // bytes without a row are left alone for a day

        Assert.Equal((0, 2, 2), await sweep.SweepAsync());
        Assert.Equal([kept.Id], await w.ReadAsync(db => db.Set<SpaceFile>().Select(f => f.Id).ToListAsync()));
        Assert.Equal(kept.Size, await w.ReadAsync(db => db.Set<FileVersion>().SumAsync(v => v.Size)));
        Assert.Single(w.Server.Stored());
        Assert.Null(await w.Server.Services.GetRequiredService<BlobCheck>().TroubleAsync());
        await w.IndexedAsync();
        Assert.DoesNotContain((await w.Index().AllAsync()).Rows, row => row.Entry.Title is "gone.pdf" or "draft.pdf");

        await w.DoAsync<TrashActions>(w.Ben, trash => trash.RestoreAsync(w.SpaceId, trashed));
        Assert.Equal(["kept.pdf"], await w.TitlesAsync(w.Rae, "kept"));
    }
}
