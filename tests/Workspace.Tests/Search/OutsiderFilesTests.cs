using System.IO.Compression;
using System.Net;
using System.Text;
using Workspace.Files.Whole;
using Workspace.Spaces;
using Workspace.Spaces.Members;
using Workspace.Tests.Files;
using Workspace.Tests.Support;
using static Workspace.Tests.Search.Planted;

namespace Workspace.Tests.Search;

/// <summary>The same of files: their names, descriptions and words, the files themselves, and the archive of the space.</summary>
public sealed class OutsiderFilesTests
{
    [Fact]
    public async Task Members_find_files_by_what_is_in_and_about_them_and_nobody_else_does()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var papers = await PlantedPapers.PlantAsync(w);
        foreach (var marker in PlantedPapers.Seen)
        {
            Assert.True((await w.FindAsync(w.Rae, marker)).Groups.Count == 1, marker);
        }

        foreach (var outsider in new[] { w.Zed, w.Gil, w.Sam, w.Ola })
        {
            await MeetsNothingAsync(w, outsider, PlantedPapers.Seen);
            await OpensNothingAsync(w, outsider, [.. papers.Open, .. papers.Shut]);
        }
    }

    [Fact]
    public async Task What_hangs_on_a_thing_that_a_reader_may_not_see_is_met_nowhere()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var papers = await PlantedPapers.PlantAsync(w);

        foreach (var actor in new[] { w.Rae, w.Cas })
        {
            await MeetsNothingAsync(w, actor, PlantedPapers.Unseen);
            await OpensNothingAsync(w, actor, papers.Shut);
        }

        Assert.Equal(["quaggadraft.pdf"], await w.TitlesAsync(w.Fay, "quaggadraft")); // facilitators see drafts
        await MeetsNothingAsync(w, w.Ann, PlantedPapers.Unseen[1..]);
    }

    [Fact]
    public async Task Whoever_is_removed_or_whose_seat_lapses_meets_no_file_any_more()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var papers = await PlantedPapers.PlantAsync(w);
        Assert.NotEmpty(await w.TitlesAsync(w.Cas, "zebrapdf"));

        await w.DoAsync<MemberActions>(w.Ann, a => a.RemoveAsync(w.SpaceId, w.Cas.Id));
        await MeetsNothingAsync(w, w.Cas, PlantedPapers.Seen);
        await OpensNothingAsync(w, w.Cas, papers.Open);

        w.Clock.Set(w.Clock.GetUtcNow().AddMonths(7));
        await MeetsNothingAsync(w, w.Rae, PlantedPapers.Seen);
        await OpensNothingAsync(w, w.Rae, papers.Open);
    }

    [Fact]
    public async Task The_archive_of_a_member_holds_what_they_may_see_and_nobody_outside_gets_one()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        await PlantAsync(w);
        await PlantedPapers.PlantAsync(w);
        var id = await w.AskForArchiveAsync(w.Rae);
        var address = $"/spaces/{w.SpaceId}/export/{id}/archive.zip";

        var all = Everything(await (await w.SignInAsync(w.Rae)).Http.GetByteArrayAsync(address));

        Assert.All(All.Concat(PlantedPapers.Seen), marker => Assert.Contains(marker, all, StringComparison.OrdinalIgnoreCase));
        Assert.All(PlantedPapers.Unseen, marker => Assert.DoesNotContain(marker, all, StringComparison.OrdinalIgnoreCase));
        foreach (var outsider in new[] { w.Zed, w.Gil, w.Sam, w.Ola })
        {
            await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<ExportActions, Guid>(outsider, exports => exports.AskAsync(w.SpaceId)));
            Assert.NotEqual(HttpStatusCode.OK, (await (await w.SignInAsync(outsider)).Http.GetAsync(address)).StatusCode);
        }

        var cas = await w.AskForArchiveAsync(w.Cas);
        await w.DoAsync<MemberActions>(w.Ann, a => a.RemoveAsync(w.SpaceId, w.Cas.Id));
        Assert.Equal(HttpStatusCode.NotFound, (await (await w.SignInAsync(w.Cas)).Http.GetAsync($"/spaces/{w.SpaceId}/export/{cas}/archive.zip")).StatusCode);
        w.Clock.Set(w.Clock.GetUtcNow().AddDays(1).AddMonths(7));
        Assert.NotEqual(HttpStatusCode.OK, (await (await w.SignInAsync(w.Rae)).Http.GetAsync(address)).StatusCode);
    }

    private static async Task OpensNothingAsync(TestWorkspace w, Actor outsider, IReadOnlyList<Guid> files)
    {
        var browser = await w.SignInAsync(outsider);
        foreach (var file in files)
        {
            foreach (var what in new[] { "", "/download", "/versions/1/download", "/versions/1/preview" })
            {
                var answer = await browser.Http.GetAsync($"/spaces/{w.SpaceId}/files/{file}{what}");
                Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{outsider.Name} opened {what}: {answer.StatusCode}");
                Assert.DoesNotMatch("(?i)zebra|quagga", await answer.Content.ReadAsStringAsync());
            }
        }

        var zip = await browser.Http.GetAsync($"/spaces/{w.SpaceId}/files/selected.zip?id={string.Join("&id=", files)}");
        Assert.True(zip.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{outsider.Name} took a zip: {zip.StatusCode}");
    }

    // Names and contents, of documents inside too.
    private static string Everything(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        var all = new StringBuilder();
        foreach (var entry in archive.Entries)
        {
            using var content = new MemoryStream();
            using (var from = entry.Open())
            {
                from.CopyTo(content);
            }

            all.AppendLine(entry.FullName).AppendLine(content.ToArray() is [(byte)'P', (byte)'K', ..] ? Everything(content.ToArray()) : Encoding.UTF8.GetString(content.ToArray()));
        }

        return all.ToString();
    }
}
