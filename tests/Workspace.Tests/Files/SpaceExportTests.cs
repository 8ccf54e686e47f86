using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Files;
using Workspace.Files.Whole;
using Workspace.Spaces;
using Workspace.Spaces.Members;
using Workspace.Spaces.Settings;
using Workspace.Tests.Support;
using Workspace.Tests.Tools.Wiki;
using Workspace.Tools.Polls;
using Workspace.Tools.Wiki;

namespace Workspace.Tests.Files;

/// <summary>The whole space as one archive: all that somebody may see, hashed, and nothing else.</summary>
public sealed class SpaceExportTests
{
    [Fact]
    public async Task The_archive_holds_every_tools_things_and_their_files_with_true_hashes()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var risk = await w.RiskAsync("Lenders delay");
        var page = Guid.CreateVersion7();
        await w.DoAsync<PageActions>(w.Ben, pages => pages.AddAsync(w.SpaceId, page, "Glossary", null));
        await w.ReplaceAsync(w.Ben, page, "A *casebook* is kept.");
        var plan = await w.AttachAsync(w.Ben, "risks", risk, "plan.pdf", Samples.Pdf("Plan"));
        await w.AttachAsync(w.Ben, "risks", risk, "plan.pdf", Samples.Pdf("Plan, second"), plan.Id);

        using var archive = await MakeAsync(w, w.Rae);

        var names = archive.Entries.Select(e => e.FullName).ToList();
        foreach (var name in new[] { "index.html", "manifest.json", "space.md", "people.csv", "activity.csv", "Wiki/glossary.html", "Wiki/glossary.md", "Risks/open risks.csv", "Risks/scores.csv", "Polls/polls.csv", "Files/files.csv" })
        {
            Assert.Contains(name, names);
        }

        Assert.Equal(Samples.Pdf("Plan, second"), Bytes(archive, names.Single(n => n.EndsWith("Lenders delay/plan.pdf", StringComparison.Ordinal))));
        Assert.Equal(Samples.Pdf("Plan"), Bytes(archive, names.Single(n => n.EndsWith("earlier versions/1 plan.pdf", StringComparison.Ordinal))));
        Assert.Contains("casebook", Text(archive, "Wiki/glossary.html"), StringComparison.Ordinal);
        Assert.Contains("Ann Reed", Text(archive, "people.csv"), StringComparison.Ordinal);
        var listed = JsonDocument.Parse(Text(archive, "manifest.json")).RootElement.GetProperty("files").EnumerateArray().ToDictionary(f => f.GetProperty("path").GetString()!, f => f.GetProperty("sha256").GetString());
        Assert.Equal(names.Where(n => n != "manifest.json").Order(StringComparer.Ordinal), listed.Keys.Order(StringComparer.Ordinal));
        Assert.All(listed, file => Assert.Equal(file.Value, Convert.ToHexStringLower(SHA256.HashData(Bytes(archive, file.Key)))));
        Assert.Contains(ExportEvents.Made, await w.EventsAsync());
    }

    [Fact]
    public async Task It_holds_nothing_that_the_person_may_not_see()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var (draft, open, page) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await w.DoAsync<PollActions>(w.Ben, polls => polls.DraftAsync(w.SpaceId, draft, new("zebra-draft?", "", new(), [new("One"), new("Two")], null)));
        await w.AttachAsync(w.Ben, "polls", draft, "zebra-file.pdf", Samples.Pdf("zebra-words"));
        await w.DoAsync<PageActions>(w.Ben, pages => pages.AddAsync(w.SpaceId, page, "zebra-thrown", null));
        await w.AttachAsync(w.Ben, "wiki", page, "zebra-thrown.pdf", Samples.Pdf("zebra-words"));
        await w.DoAsync<TrashActions>(w.Ben, trash => trash.DeleteAsync(w.SpaceId, page));
        var deleted = await w.AttachAsync(w.Ben, "zebra-deleted.pdf", Samples.Pdf());
        await w.DoAsync<FileActions>(w.Ben, files => files.DeleteAsync(w.SpaceId, deleted.Id));
        await w.RiskAsync("zebra-switched-off");
        await w.DoAsync<SettingsActions>(w.Ann, settings => settings.SwitchToolsAsync(w.SpaceId, ["wiki", "files", "polls", "documents"]));

        foreach (var (actor, sees) in new[] { (w.Rae, false), (w.Cas, false), (w.Ben, true) })
        {
            using var archive = await MakeAsync(w, actor);
            var all = string.Join('\n', archive.Entries.Select(e => e.FullName + "\n" + Text(archive, e.FullName)));
            Assert.Equal(sees, all.Contains("zebra-draft", StringComparison.Ordinal));
            Assert.Equal(sees, all.Contains("zebra-file", StringComparison.Ordinal));
            foreach (var never in new[] { "zebra-thrown", "zebra-deleted", "zebra-switched-off" })
            {
                Assert.DoesNotContain(never, all, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task It_is_fetched_by_whoever_asked_for_it_while_they_may_see_as_much()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        await w.RiskAsync();
        var id = await w.AskForArchiveAsync(w.Rae);
        var address = $"/spaces/{w.SpaceId}/export/{id}/archive.zip";
        async Task<HttpStatusCode> FetchAsync(Actor actor) => (await (await w.SignInAsync(actor)).Http.GetAsync(address)).StatusCode;

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound], [await FetchAsync(w.Rae), await FetchAsync(w.Ann), await FetchAsync(w.Zed)]);
        await w.DoAsync<SettingsActions>(w.Ann, settings => settings.SwitchToolsAsync(w.SpaceId, ["wiki", "files", "polls", "documents"]));
        Assert.Equal(HttpStatusCode.Conflict, await FetchAsync(w.Rae));
        await w.DoAsync<SettingsActions>(w.Ann, settings => settings.SwitchToolsAsync(w.SpaceId, ["wiki", "files", "polls", "documents", "risks", "forums"]));
        Assert.Equal(HttpStatusCode.OK, await FetchAsync(w.Rae));
        await w.DoAsync<MemberActions>(w.Ann, members => members.RemoveAsync(w.SpaceId, w.Rae.Id));
        Assert.Equal(HttpStatusCode.NotFound, await FetchAsync(w.Rae));
    }

    [Fact]
    public async Task Whoever_loses_their_right_meanwhile_gets_none()
    {
        await using var w = await TestWorkspace.OpenOwnAsync(Sleeping());
        var id = await w.DoAsync<ExportActions, Guid>(w.Rae, exports => exports.AskAsync(w.SpaceId));
        await w.DoAsync<MemberActions>(w.Ann, members => members.RemoveAsync(w.SpaceId, w.Rae.Id));

        await w.Server.Services.GetRequiredService<ExportJob>().MakeWaitingAsync();

        Assert.Equal(ExportState.Failed, await w.ReadAsync(db => db.Set<SpaceExport>().Where(e => e.Id == id).Select(e => e.State).SingleAsync()));
        Assert.Empty(w.Server.Stored());
    }

    [Fact]
    public async Task It_can_be_stopped_and_asked_for_once_at_a_time()
    {
        await using var w = await TestWorkspace.OpenOwnAsync(Sleeping());
        var page = await (await w.SignInAsync(w.Rae)).GetAsync($"/spaces/{w.SpaceId}/export");
        page = await page.PressAsync("Make the archive");
        Assert.Contains("being made", page.AllText, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<ExportActions, Guid>(w.Rae, exports => exports.AskAsync(w.SpaceId)));

        page = await page.PressAsync("Stop");
        await w.Server.Services.GetRequiredService<ExportJob>().MakeWaitingAsync();

        Assert.Contains("Stopped", page.AllText, StringComparison.Ordinal);
        Assert.Empty(w.Server.Stored());
    }

    [Fact]
    public async Task Its_time_ends_after_a_week()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var id = await w.AskForArchiveAsync(w.Rae);
        Assert.Single(w.Server.Stored());

        w.Clock.Advance(SpaceExport.KeptFor + TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<ExportActions>(w.Rae, async exports => await (await exports.OpenAsync(w.SpaceId, id)).Bytes.DisposeAsync()));
        await w.Server.Services.GetRequiredService<ExportJob>().SweepAsync();

        Assert.Empty(w.Server.Stored());
        Assert.Equal(0, await w.ReadAsync(db => db.Set<SpaceExport>().CountAsync()));
    }

    [Fact]
    public async Task A_space_that_is_archived_can_still_be_taken_out()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        await w.DoAsync<SettingsActions>(w.Ann, settings => settings.ArchiveAsync(w.SpaceId));

        using var archive = await MakeAsync(w, w.Rae);

        Assert.NotNull(archive.GetEntry("manifest.json"));
    }

    // Only when the test says so.
    private static TestServer Sleeping() => new(builder => Microsoft.AspNetCore.TestHost.WebHostBuilderExtensions.ConfigureTestServices(builder, services =>
    {
        foreach (var hosted in services.Where(s => s.ServiceType == typeof(Microsoft.Extensions.Hosting.IHostedService) && s.ImplementationFactory?.Method.ReturnType == typeof(ExportJob)).ToList())
        {
            services.Remove(hosted);
        }
    }));

    private static async Task<ZipArchive> MakeAsync(TestWorkspace w, Actor actor)
    {
        var id = await w.AskForArchiveAsync(actor);
        return new ZipArchive(new MemoryStream(await (await w.SignInAsync(actor)).Http.GetByteArrayAsync($"/spaces/{w.SpaceId}/export/{id}/archive.zip")));
    }

    private static byte[] Bytes(ZipArchive archive, string name)
    {
        using var from = archive.GetEntry(name)!.Open();
        using var to = new MemoryStream();
        from.CopyTo(to);
        return to.ToArray();
    }

    private static string Text(ZipArchive archive, string name) => System.Text.Encoding.UTF8.GetString(Bytes(archive, name));
}
