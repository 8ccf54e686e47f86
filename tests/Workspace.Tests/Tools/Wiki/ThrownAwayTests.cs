using System.IO.Compression;
using System.Text;
using Workspace.Tests.Support;
using Workspace.Tools.Documents;
using Workspace.Tools.Wiki;

namespace Workspace.Tests.Tools.Wiki;

/// <summary>What was put into the trash is in no list, link, search or export that a reader gets.</summary>
public sealed class ThrownAwayTests
{
    private const string Marker = "Xanthippe";

    [Fact]
    public async Task A_reader_meets_nothing_of_a_page_that_was_thrown_away()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var guide = await w.AddPageAsync(w.Ben, "Guide", markdown: "See the rules.");
        var gone = await w.AddPageAsync(w.Ben, $"{Marker} plans", guide, $"The {Marker} words lead to [the guide](/spaces/{w.SpaceId}/wiki/{guide}).");
        await w.AddPageAsync(w.Ben, $"{Marker} below", gone);
        var rae = await w.SignInAsync(w.Rae);
        Assert.Contains(Marker, (await rae.GetAsync(w.WikiPage(guide))).AllText, StringComparison.Ordinal);
        await w.DoAsync<TrashActions>(w.Ben, t => t.DeleteAsync(w.SpaceId, gone));

        foreach (var page in new[] { w.Wiki(), w.WikiPage(guide), w.Wiki("/changes"), $"/spaces/{w.SpaceId}", $"/spaces/{w.SpaceId}/activity", "/" })
        {
            Assert.DoesNotContain(Marker, (await rae.GetAsync(page)).AllText, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Marker, await AskAsync(rae, w.Wiki("/editor/things?q=xan")), StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, await ZipAsync(rae, w.Wiki("/export.zip")), StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, await ZipAsync(rae, w.WikiPage(guide, "/export.zip")), StringComparison.Ordinal);
        foreach (var page in new[] { "", "/history", "/print", "/export.md", "/export.html", "/export.docx" })
        {
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await rae.Http.GetAsync(w.WikiPage(gone, page), TestContext.Current.CancellationToken)).StatusCode);
        }
    }

    [Fact]
    public async Task A_reader_meets_nothing_of_a_document_that_was_thrown_away()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.DoAsync<DocumentActions, Guid>(w.Ben, a => a.StartAsync(w.SpaceId, Guid.CreateVersion7(), $"{Marker} paper"));
        var rae = await w.SignInAsync(w.Rae);
        Assert.Contains(Marker, (await rae.GetAsync(DocumentAddresses.To(w.SpaceId))).AllText, StringComparison.Ordinal);
        await w.DoAsync<DocumentActions>(w.Fay, a => a.TrashAsync(w.SpaceId, id));

        foreach (var page in new[] { DocumentAddresses.To(w.SpaceId), $"/spaces/{w.SpaceId}", $"/spaces/{w.SpaceId}/activity", "/" })
        {
            Assert.DoesNotContain(Marker, (await rae.GetAsync(page)).AllText, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Marker, await AskAsync(await w.SignInAsync(w.Cas), DocumentAddresses.To(w.SpaceId, "/editor/things?q=xan")), StringComparison.Ordinal);
    }

    private static async Task<string> AskAsync(Browser browser, string address)
    {
        var answer = await browser.Http.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    // Names of files and everything in them.
    private static async Task<string> ZipAsync(Browser browser, string address)
    {
        var answer = await browser.Http.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode);
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var all = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(TestContext.Current.CancellationToken));
            all.Append(entry.FullName).AppendLine().AppendLine(await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        return all.ToString();
    }
}
