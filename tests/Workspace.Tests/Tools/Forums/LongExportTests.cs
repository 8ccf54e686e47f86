using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Workspace.Tests.Support;
using Workspace.Tools.Forums;
using Workspace.Tools.Forums.Posts;

namespace Workspace.Tests.Tools.Forums;

/// <summary>A long discussion is taken away whole.</summary>
public sealed partial class LongExportTests
{
    private const int Posts = 2_300;

    [Fact]
    public async Task A_long_thread_is_whole_in_every_file_and_in_its_order()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var forum = await w.OpenForumAsync();
        var thread = (await w.StartThreadAsync(w.Ben, forum, words: "Numbered 1.")).Id;
        await w.FillAsync(thread, Posts - 1);
        var other = (await w.StartThreadAsync(w.Ben, forum, "A short one", "Numbered 2301.")).Id;
        var last = await w.DoAsync<PostActions, PostRef>(w.Cas, a => a.WriteAsync(w.SpaceId, other, new(Guid.CreateVersion7(), "Numbered 2302.")));

        var expected = Enumerable.Range(1, Posts).ToList();
        Assert.Equal(expected, Numbers(await TextAsync(w, ForumAddresses.ToThread(w.SpaceId, thread, "/export.md"))));
        Assert.Equal(expected, Numbers(await WordAsync(w, thread)));
        var rows = await TextAsync(w, ForumAddresses.ToForum(w.SpaceId, forum, "/export.csv"));
        Assert.Equal([.. expected, 2301, 2302], Numbers(rows));
        Assert.EndsWith($",{last.Number},{w.Cas.Name},Lenders’ Association,2026-11-24 10:00,,,,0,0,0,0,Numbered 2302.\r\n", rows, StringComparison.Ordinal);
    }

    private static List<int> Numbers(string text) => [.. Number().Matches(text).Select(m => int.Parse(m.Groups["number"].ValueSpan))];

    private static async Task<HttpContent> GetAsync(TestWorkspace w, string address)
    {
        var answer = await (await w.SignInAsync(w.Rae)).Unfollowed.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer.Content;
    }

    private static async Task<string> TextAsync(TestWorkspace w, string address) => await (await GetAsync(w, address)).ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static async Task<string> WordAsync(TestWorkspace w, Guid thread)
    {
        await using var zip = new ZipArchive(await (await GetAsync(w, ForumAddresses.ToThread(w.SpaceId, thread, "/export.docx"))).ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.NotNull(zip.GetEntry("[Content_Types].xml"));
        using var reader = new StreamReader(await zip.GetEntry("word/document.xml")!.OpenAsync(TestContext.Current.CancellationToken));
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(@"Numbered (?<number>[0-9]+)\.", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Number();
}
