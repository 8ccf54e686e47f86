using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Files;
using Workspace.Files.Uploads;
using Workspace.Spaces;
using Workspace.Tests.Support;

namespace Workspace.Tests.Files.Uploads;

/// <summary>Bringing files in: piece by piece, cut and resumed, and never more than there is room for.</summary>
public sealed class UploadTests
{
    private static readonly byte[] Words = Samples.Text(string.Join('\n', Enumerable.Range(0, 5_000).Select(n => $"Line {n} of the evidence")));

    [Fact]
    public async Task A_file_comes_in_pieces_and_is_read_as_it_was()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var ben = await w.SignInAsync(w.Ben);
        var id = (await ben.BeginAsync(w, "evidence.txt", Words.Length).JsonAsync()).GetProperty("id").GetGuid();
        var address = $"/spaces/{w.SpaceId}/uploads/{id}";
        foreach (var (piece, from) in Words.Chunk(40_000).Select((piece, n) => (piece, n * 40_000)))
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(piece));
            var state = await ben.SendAsync(HttpMethod.Put, $"{address}?from={from}&sha256={hash}", new ByteArrayContent(piece)).JsonAsync();
            Assert.Equal(from + piece.Length, state.GetProperty("received").GetInt64());
        }

        var file = await ben.SendAsync(HttpMethod.Post, $"{address}/finish").JsonAsync();

        var read = await (await w.SignInAsync(w.Rae)).Http.GetByteArrayAsync(file.GetProperty("address").GetString() + "/download");
        Assert.Equal(Words, read);
        Assert.Contains(FileEvents.Added, await w.EventsAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await ben.SendAsync(HttpMethod.Get, address)).StatusCode);
    }

    [Fact]
    public async Task An_upload_that_was_cut_anywhere_goes_on_where_it_stopped()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var ben = await w.SignInAsync(w.Ben);
        for (var tenth = 1; tenth < 10; tenth++)
        {
            var name = $"cut at {tenth}0 per cent.txt";
            var begun = (await ben.BeginAsync(w, name, Words.Length).JsonAsync()).GetProperty("id").GetGuid();
            await ben.SendAsync(HttpMethod.Put, $"/spaces/{w.SpaceId}/uploads/{begun}?from=0", new ByteArrayContent(Words[..(Words.Length * tenth / 10)])).JsonAsync();

            var again = await ben.BeginAsync(w, name, Words.Length).JsonAsync(); // the page was closed, and the same file chosen again

            Assert.Equal(begun, again.GetProperty("id").GetGuid());
            var from = again.GetProperty("received").GetInt32();
            Assert.Equal(Words.Length * tenth / 10, from);
            await ben.SendAsync(HttpMethod.Post, $"/spaces/{w.SpaceId}/uploads/{begun}/finish").JsonAsync(HttpStatusCode.Conflict);
            await ben.SendAsync(HttpMethod.Put, $"/spaces/{w.SpaceId}/uploads/{begun}?from={from}", new ByteArrayContent(Words[from..])).JsonAsync();
            await ben.SendAsync(HttpMethod.Post, $"/spaces/{w.SpaceId}/uploads/{begun}/finish").JsonAsync();
        }

        Assert.Equal(9, await w.ReadAsync(db => db.Set<SpaceFile>().CountAsync(f => f.SpaceId == w.SpaceId)));
    }

    [Fact]
    public async Task A_piece_that_does_not_follow_or_was_damaged_is_not_taken()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var ben = await w.SignInAsync(w.Ben);
        var id = (await ben.BeginAsync(w, "evidence.txt", 100).JsonAsync()).GetProperty("id").GetGuid();
        var address = $"/spaces/{w.SpaceId}/uploads/{id}";

        var gap = await ben.SendAsync(HttpMethod.Put, $"{address}?from=50", new ByteArrayContent(Words[..50])).JsonAsync(HttpStatusCode.Conflict);
        var damaged = await ben.SendAsync(HttpMethod.Put, $"{address}?from=0&sha256={new string('0', 64)}", new ByteArrayContent(Words[..50])).JsonAsync(HttpStatusCode.Conflict);
        await ben.SendAsync(HttpMethod.Put, $"{address}?from=0", new ByteArrayContent(Words[..101])).JsonAsync(HttpStatusCode.UnprocessableEntity);

        Assert.Equal(0, gap.GetProperty("received").GetInt64());
        Assert.Equal(0, damaged.GetProperty("received").GetInt64());
        Assert.Equal(0, (await ben.SendAsync(HttpMethod.Get, address).JsonAsync()).GetProperty("received").GetInt64());
    }

    [Fact]
    public async Task What_is_refused_leaves_no_row_and_no_bytes()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();

        await Assert.ThrowsAsync<Refusal>(() => w.AttachAsync(w.Ben, "setup.pdf", "MZ program"u8.ToArray()));

        Assert.Equal(0, await w.ReadAsync(async db => await db.Set<Upload>().CountAsync() + await db.Set<SpaceFile>().CountAsync() + await db.Set<FileVersion>().CountAsync()));
        Assert.Empty(w.Server.Stored());
    }

    [Fact]
    public async Task Cancelled_it_is_gone_at_once()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var ben = await w.SignInAsync(w.Ben);
        var id = (await ben.BeginAsync(w, "evidence.txt", Words.Length).JsonAsync()).GetProperty("id").GetGuid();
        await ben.SendAsync(HttpMethod.Put, $"/spaces/{w.SpaceId}/uploads/{id}?from=0", new ByteArrayContent(Words[..1000])).JsonAsync();

        await ben.SendAsync(HttpMethod.Post, $"/spaces/{w.SpaceId}/uploads/{id}/cancel").JsonAsync(HttpStatusCode.NoContent);

        Assert.Equal(0, await w.ReadAsync(db => db.Set<Upload>().CountAsync()));
        Assert.Empty(w.Server.Stored());
    }

    [Fact]
    public async Task Nobody_else_goes_on_with_it()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = (await (await w.SignInAsync(w.Ben)).BeginAsync(w, "evidence.txt", 100).JsonAsync()).GetProperty("id").GetGuid();
        var ann = await w.SignInAsync(w.Ann);

        Assert.Equal(HttpStatusCode.NotFound, (await ann.SendAsync(HttpMethod.Put, $"/spaces/{w.SpaceId}/uploads/{id}?from=0", new ByteArrayContent(Words[..100]))).StatusCode);
        Assert.NotEqual(id, (await ann.BeginAsync(w, "evidence.txt", 100).JsonAsync()).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task What_nobody_finished_is_swept_after_a_day()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var ben = await w.SignInAsync(w.Ben);
        var id = (await ben.BeginAsync(w, "evidence.txt", Words.Length).JsonAsync()).GetProperty("id").GetGuid();
        await ben.SendAsync(HttpMethod.Put, $"/spaces/{w.SpaceId}/uploads/{id}?from=0", new ByteArrayContent(Words[..1000])).JsonAsync();
        var sweep = w.Server.Services.GetRequiredService<UploadSweep>();

        Assert.Equal(0, (await sweep.SweepAsync()).Uploads);
        w.Clock.Advance(Upload.KeptFor + TimeSpan.FromMinutes(1));
        Assert.Equal(1, (await sweep.SweepAsync()).Uploads);

        Assert.Empty(w.Server.Stored());
    }

    [Fact]
    public async Task Bytes_without_a_row_are_found_and_swept_and_those_of_deleted_files_after_their_time()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var kept = await w.AttachAsync(w.Ben, "kept.pdf", Samples.Pdf());
        var deleted = await w.AttachAsync(w.Ben, "deleted.pdf", Samples.Pdf("Deleted"));
        await w.DoAsync<FileActions>(w.Ben, files => files.DeleteAsync(w.SpaceId, deleted.Id));
        var (orphan, check, sweep) = (Workspace.Files.Stores.BlobName.Make(), w.Server.Services.GetRequiredService<BlobCheck>(), w.Server.Services.GetRequiredService<UploadSweep>());
        var path = Path.Combine(w.Server.Folder, "files", orphan[..2], orphan);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, "orphan");
        Assert.Null(await check.TroubleAsync()); // it may have a row in a moment

        w.Clock.Set(DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()) + SpaceFile.KeptDeleted + TimeSpan.FromDays(2));
        Assert.Contains("belong to no row", await check.TroubleAsync(), StringComparison.Ordinal);
        Assert.Equal((0, 1, 2), await sweep.SweepAsync());

        Assert.Null(await check.TroubleAsync());
        Assert.Single(w.Server.Stored());
        Assert.Equal(kept.Id, await w.ReadAsync(db => db.Set<SpaceFile>().Select(f => f.Id).SingleAsync()));
    }

    [Fact]
    public async Task A_missing_file_is_found()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        await w.AttachAsync(w.Ben, "kept.pdf", Samples.Pdf());
        File.Delete(w.Server.Stored().Single());

        Assert.Contains("1 files are missing", await w.Server.Services.GetRequiredService<BlobCheck>().TroubleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_at_once_none_passes_the_room_there_is()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        await w.DoAsync<QuotaActions>(w.Sam, quotas => quotas.AllowAsync(w.SpaceId, "0.001"));
        const int Size = 100_000, Room = 10; // 0.001 GB is 1,073,741 bytes
        var actors = new[] { w.Ann, w.Fay, w.Ben };

        var asked = await Task.WhenAll(Enumerable.Range(0, 24).Select(async n =>
        {
            try
            {
                await w.DoAsync<UploadActions, UploadState>(actors[n % 3], uploads => uploads.BeginAsync(w.SpaceId, new(Hung.OnSpace(w.SpaceId), null, $"{n}.txt", Size)));
                return true;
            }
            catch (Refusal refused)
            {
                Assert.Contains("no room", refused.Message, StringComparison.Ordinal);
                return false;
            }
        }));

        Assert.Equal(Room, asked.Count(taken => taken));
    }

    [Fact]
    public async Task The_room_of_the_organisation_holds_over_all_its_spaces()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        await w.DoAsync<QuotaActions>(w.Sam, quotas => quotas.AllowAsync(null, "0"));

        var refused = await Assert.ThrowsAsync<Refusal>(() => w.AttachAsync(w.Ben, "report.pdf", Samples.Pdf()));

        Assert.Contains("The organisation has no room", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_add_a_version_at_once_both_do()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var file = await w.AttachAsync(w.Ben, "plan.txt", Samples.Text("one"));

        await Task.WhenAll(new[] { w.Ann, w.Fay, w.Ben }.Select(actor => w.AttachAsync(actor, "", w.SpaceId, "plan.txt", Samples.Text($"by {actor.Name}"), file.Id)));

        Assert.Equal([1, 2, 3, 4], await w.ReadAsync(db => db.Set<FileVersion>().Where(v => v.FileId == file.Id).OrderBy(v => v.Number).Select(v => v.Number).ToListAsync()));
    }

    [Fact]
    public async Task A_plain_form_brings_files_in_without_script()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var risk = await w.RiskAsync();
        var page = await (await w.SignInAsync(w.Ben)).GetAsync($"/spaces/{w.SpaceId}/risks/{risk}");

        var after = await page.UploadAsync("Attach", ("file", "../terms of reference.pdf", Samples.Pdf()));

        Assert.Contains("terms of reference.pdf", after.Document.QuerySelector("#files")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Attach files", (await (await w.SignInAsync(w.Rae)).GetAsync($"/spaces/{w.SpaceId}/risks/{risk}")).Document.Body!.TextContent, StringComparison.Ordinal);
    }
}
