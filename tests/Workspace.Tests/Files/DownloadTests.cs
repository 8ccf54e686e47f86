using System.Net;
using System.Net.Http.Headers;
using Workspace.Files;
using Workspace.Files.Kinds;
using Workspace.Tests.Files.Kinds;
using Workspace.Spaces;
using Workspace.Spaces.Members;
using Workspace.Spaces.Settings;
using Workspace.Tests.Support;
using Workspace.Tools.Polls;
using Workspace.Tools.Wiki;

namespace Workspace.Tests.Files;

/// <summary>Reading files: who may, and that nothing in them acts in our name.</summary>
public sealed class DownloadTests
{
    [Fact]
    public async Task Every_answer_is_safe_to_open_in_whole_in_part_and_unchanged()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var rae = await w.SignInAsync(w.Rae);
        foreach (var (name, content, type) in new[]
        {
            ("drawing.svg", Samples.Text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), "application/octet-stream"), ("page.html", Samples.Text("<!doctype html><script>alert(1)</script>"), "application/octet-stream"),
            ("data.xml", Samples.Text("<?xml version='1.0'?><a/>"), "application/octet-stream"), ("report.pdf", Samples.Pdf(), "application/pdf"), ("notes.txt", Samples.Text("<script>alert(1)</script>"), "text/plain"), ("register.csv", Samples.Text("title,impact\nOne,2"), "text/csv"), ("plan.png", Samples.Png(), "image/png"),
        })
        {
            var address = $"/spaces/{w.SpaceId}/files/{(await w.AttachAsync(w.Ben, name, content)).Id}/download";
            var whole = await rae.Http.GetAsync(address);
            var part = await rae.Http.SendAsync(new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(0, 2) } });
            var beyond = await rae.Http.SendAsync(new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(10_000_000, 10_000_001) } });
            var same = await rae.Http.SendAsync(new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { whole.Headers.ETag! } } });

            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PartialContent, HttpStatusCode.RequestedRangeNotSatisfiable, HttpStatusCode.NotModified], [whole.StatusCode, part.StatusCode, beyond.StatusCode, same.StatusCode]);
            Assert.Equal(3, (await part.Content.ReadAsByteArrayAsync()).Length);
            Assert.Equal(type, whole.Content.Headers.ContentType?.MediaType);
            foreach (var answer in new[] { whole, part, beyond, same })
            {
                Assert.Equal("default-src 'none'; sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
                Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
                Assert.StartsWith("attachment; filename=", answer.Content.Headers.ContentDisposition?.ToString() ?? answer.Headers.GetValues("Content-Disposition").Single(), StringComparison.Ordinal);
                Assert.Contains("private", answer.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Only_pictures_and_PDF_are_shown_and_only_our_pages_may_frame_them()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var rae = await w.SignInAsync(w.Rae);
        async Task<HttpResponseMessage> PreviewAsync(string name, byte[] content) => await rae.Http.GetAsync($"/spaces/{w.SpaceId}/files/{(await w.AttachAsync(w.Ben, name, content)).Id}/versions/1/preview");

        var (picture, pdf) = (await PreviewAsync("plan.png", Samples.Png()), await PreviewAsync("report.pdf", Samples.Pdf()));

        Assert.Equal("default-src 'none'; sandbox", picture.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Contains("frame-ancestors 'self'", pdf.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", pdf.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        foreach (var (name, content) in new[] { ("drawing.svg", Samples.Text("<svg/>")), ("page.html", Samples.Text("<p>")), ("notes.txt", Samples.Text("words")), ("draft.docx", Samples.Word("x")) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await PreviewAsync(name, content)).StatusCode);
        }
    }

    [Fact]
    public async Task Hostile_names_are_stored_and_come_back_safe()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        var rae = await w.SignInAsync(w.Rae);
        var before = Directory.GetFileSystemEntries(w.Server.Folder).Append(Path.Combine(w.Server.Folder, "files")).Distinct().Order(StringComparer.Ordinal).ToArray();
        foreach (var sent in FileNameTests.Hostile.Concat(FileNameTests.Traversals))
        {
            var file = await w.AttachAsync(w.Ben, FileName.Ending(FileName.Clean(sent)) is "txt" or "csv" or "" or "md" ? sent : sent + ".txt", Samples.Text("words"));
            var answer = await rae.Http.GetAsync($"/spaces/{w.SpaceId}/files/{file.Id}/download");

            var said = answer.Content.Headers.GetValues("Content-Disposition").Single();
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True(said.All(c => c is >= ' ' and < '\u007f'), said);
            Assert.StartsWith("attachment; filename=", said, StringComparison.Ordinal);
            Assert.Equal(file.Name, answer.Content.Headers.ContentDisposition!.FileNameStar ?? answer.Content.Headers.ContentDisposition.FileName!.Trim('"'));
        }

        Assert.All(w.Server.Stored(), path => Assert.Matches("/files/[0-9a-f]{2}/[0-9a-f]{32}$", path));
        Assert.Equal(before, Directory.GetFileSystemEntries(w.Server.Folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Access_ends_with_what_the_file_hangs_on()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var risk = await w.RiskAsync();
        var page = Guid.CreateVersion7();
        await w.DoAsync<PageActions>(w.Ben, pages => pages.AddAsync(w.SpaceId, page, "Glossary", null));
        var rae = await w.SignInAsync(w.Rae);
        var (onRisk, onPage) = (await w.AttachAsync(w.Ben, "risks", risk, "r.pdf", Samples.Pdf()), await w.AttachAsync(w.Ben, "wiki", page, "p.pdf", Samples.Pdf()));
        async Task<HttpStatusCode> AskAsync(SpaceFile file, string what = "/download") => (await rae.Http.GetAsync($"/spaces/{w.SpaceId}/files/{file.Id}{what}")).StatusCode;
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], [await AskAsync(onRisk), await AskAsync(onPage)]);

        await w.DoAsync<TrashActions>(w.Ben, trash => trash.DeleteAsync(w.SpaceId, page));
        await w.DoAsync<SettingsActions>(w.Ann, settings => settings.SwitchToolsAsync(w.SpaceId, ["wiki", "files"]));

        foreach (var what in new[] { "/download", "/versions/1/preview", "" })
        {
            Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], [await AskAsync(onRisk, what), await AskAsync(onPage, what)]);
        }

        var folder = await rae.GetAsync($"/spaces/{w.SpaceId}/files");
        Assert.Contains("0 files", folder.Document.QuerySelector(".docket")!.TextContent, StringComparison.Ordinal);
        await w.DoAsync<SettingsActions>(w.Ann, settings => settings.SwitchToolsAsync(w.SpaceId, ["wiki", "files", "risks"]));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(onRisk));
        await w.DoAsync<MemberActions>(w.Ann, members => members.RemoveAsync(w.SpaceId, w.Rae.Id));
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(onRisk));
    }

    [Fact]
    public async Task What_hangs_on_a_draft_is_seen_by_its_author_and_facilitators_alone()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var poll = Guid.CreateVersion7();
        await w.DoAsync<PollActions>(w.Ben, polls => polls.DraftAsync(w.SpaceId, poll, new("Which option?", "", new(), [new("One"), new("Two")], null)));
        var file = await w.AttachAsync(w.Ben, "polls", poll, "zebra-marker.pdf", Samples.Pdf());

        foreach (var (actor, sees) in new[] { (w.Ben, true), (w.Fay, true), (w.Cas, false), (w.Rae, false) })
        {
            var browser = await w.SignInAsync(actor);
            Assert.Equal(sees ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await browser.Http.GetAsync($"/spaces/{w.SpaceId}/files/{file.Id}/download")).StatusCode);
            Assert.Equal(sees, (await browser.GetAsync($"/spaces/{w.SpaceId}/files")).Document.Body!.TextContent.Contains("zebra-marker", StringComparison.Ordinal));
            Assert.DoesNotContain("zebra-marker", (await browser.GetAsync($"/spaces/{w.SpaceId}/activity")).Document.Body!.TextContent, StringComparison.Ordinal);
            Assert.Equal(sees ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await browser.Http.GetAsync($"/spaces/{w.SpaceId}/files/selected.zip?id={file.Id}")).StatusCode);
        }
    }

    [Fact]
    public async Task A_file_of_another_space_does_not_exist_here()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var file = await w.AttachAsync(w.Ben, "report.pdf", Samples.Pdf());

        Assert.Equal(HttpStatusCode.NotFound, (await (await w.SignInAsync(w.Ola)).Http.GetAsync($"/spaces/{w.OtherSpaceId}/files/{file.Id}/download")).StatusCode);
    }
}
