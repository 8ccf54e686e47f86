using System.Net;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Texts.Images;
using Workspace.Tools.Wiki;
using Workspace.Tools.Wiki.Publishing;

namespace Workspace.Tests.Tools.Wiki;

/// <summary>What everybody can read, and what they cannot.</summary>
public sealed class PublishTests
{
    [Fact]
    public async Task A_stranger_reads_a_published_part_and_nothing_of_the_space()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var hidden = await w.AddPageAsync(w.Ben, "Private plans");
        var guide = await w.AddPageAsync(w.Ben, "Guide", markdown: $"See [the plans](/spaces/{w.SpaceId}/wiki/{hidden}).");
        var deeds = await w.AddPageAsync(w.Ben, "Deeds & more", guide, $"Back to [the guide](/spaces/{w.SpaceId}/wiki/{guide}#x).");
        var address = await PublishAsync(w, guide, whole: true);
        var stranger = await w.SignInAsync(null);
        var page = await stranger.GetAsync($"/p/{address}");
        Assert.Equal("Guide", page.Title);
        Assert.DoesNotContain("Private plans", page.AllText, StringComparison.Ordinal);
        Assert.DoesNotContain("Land registration reform", page.AllText, StringComparison.Ordinal);
        Assert.DoesNotContain("Ben", page.AllText, StringComparison.Ordinal);
        Assert.DoesNotContain(w.SpaceId.ToString(), page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.False(page.Has("script"));
        var below = await page.ClickAsync("Deeds & more");
        Assert.Equal($"/p/{address}/deeds-more", below.Path);
        Assert.True(below.Has($"article a[href='/p/{address}#h-x']"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/p/{address}/private-plans")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/p/{address}/{deeds}")).Status);
    }

    [Fact]
    public async Task What_is_taken_back_is_gone_at_once()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var guide = await w.AddPageAsync(w.Ben, "Guide");
        var address = await PublishAsync(w, guide, whole: false);
        var stranger = await w.SignInAsync(null);
        for (var i = 0; i < 2; i++) Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync($"/p/{address}")).Status);
        await (await (await w.SignInAsync(w.Ann)).GetAsync(w.WikiPage(guide, "/publish"))).PressAsync("Take back from the public");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/p/{address}")).Status);
    }

    [Fact]
    public async Task A_page_in_the_trash_is_not_public_and_does_not_become_so_again_by_itself()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var guide = await w.AddPageAsync(w.Ben, "Guide");
        var address = await PublishAsync(w, guide, whole: false);
        var stranger = await w.SignInAsync(null);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync($"/p/{address}")).Status);
        await w.DoAsync<TrashActions>(w.Ben, t => t.DeleteAsync(w.SpaceId, guide));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/p/{address}")).Status);
        await w.DoAsync<TrashActions>(w.Ben, t => t.RestoreAsync(w.SpaceId, guide));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/p/{address}")).Status);
    }

    [Fact]
    public async Task A_renamed_page_is_shown_with_its_new_title_at_once()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var guide = await w.AddPageAsync(w.Ben, "Guide");
        var address = await PublishAsync(w, guide, whole: false);
        var stranger = await w.SignInAsync(null);
        Assert.Equal("Guide", (await stranger.GetAsync($"/p/{address}")).Title);
        await w.DoAsync<PageActions>(w.Ben, a => a.RenameAsync(w.SpaceId, guide, "Handbook"));
        Assert.Equal("Handbook", (await stranger.GetAsync($"/p/{address}")).Title);
    }

    [Fact]
    public async Task Public_pages_carry_the_headers_and_say_whether_they_may_be_listed()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var guide = await w.AddPageAsync(w.Ben, "Guide");
        var address = await PublishAsync(w, guide, whole: false);
        var stranger = await w.SignInAsync(null);
        var answer = await stranger.Unfollowed.GetAsync($"/p/{address}", TestContext.Current.CancellationToken);
        Assert.Equal("noindex, nofollow", answer.Headers.GetValues("X-Robots-Tag").Single());
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/p/{address}") { Headers = { { "If-None-Match", answer.Headers.ETag!.ToString() } } };
        Assert.Equal(HttpStatusCode.NotModified, (await stranger.Unfollowed.SendAsync(again, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("../admin")]
    [InlineData("With Space")]
    [InlineData("a--b")]
    public async Task An_address_is_plain_words(string address)
    {
        await using var w = await TestWorkspace.OpenAsync();
        var guide = await w.AddPageAsync(w.Ben, "Guide");
        Assert.Equal(RefusalKind.Wrong, (await w.RefusalAsync<PublishActions>(w.Ann, a => a.PublishAsync(w.SpaceId, guide, address, false, false))).Kind);
    }

    [Fact]
    public async Task An_address_belongs_to_one_page_of_all()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (one, two) = (await w.AddPageAsync(w.Ben, "One"), await w.AddPageAsync(w.Ben, "Two"));
        var address = await PublishAsync(w, one, whole: false);
        Assert.Contains("taken", (await w.RefusalAsync<PublishActions>(w.Ann, a => a.PublishAsync(w.SpaceId, two, address, false, false))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_sees_the_pictures_of_a_published_page_while_they_stand_in_it_and_no_others()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (guide, hidden) = (await w.AddPageAsync(w.Ben, "Guide"), await w.AddPageAsync(w.Ben, "Private plans"));
        var (shown, unused, secret) = (await PictureAsync(w, guide), await PictureAsync(w, guide), await PictureAsync(w, hidden));
        await w.ReplaceAsync(w.Ben, guide, $"![A map]({shown})");
        await w.ReplaceAsync(w.Ben, hidden, $"![A plan]({secret})");
        var address = await PublishAsync(w, guide, whole: false);
        var stranger = await w.SignInAsync(null);

        var source = (await stranger.GetAsync($"/p/{address}")).Document.QuerySelector("article img")!.GetAttribute("src")!;
        var answer = await stranger.Unfollowed.GetAsync(source, TestContext.Current.CancellationToken);

        Assert.Equal($"/p/{address}/pictures/{IdOf(shown)}", source);
        Assert.Equal(("image/png", "default-src 'none'; sandbox", true), (answer.Content.Headers.ContentType?.MediaType, answer.Headers.GetValues("Content-Security-Policy").Single(), answer.Headers.CacheControl!.NoCache));
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(stranger, $"/p/{address}/pictures/{IdOf(unused)}"));
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(stranger, $"/p/{address}/pictures/{IdOf(secret)}"));
        Assert.NotEqual(HttpStatusCode.OK, await AskAsync(stranger, shown));
        await w.ReplaceAsync(w.Ben, guide, "No map any more.");
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(stranger, source));
        await w.ReplaceAsync(w.Ben, guide, $"![A map]({shown})");
        Assert.Equal(HttpStatusCode.OK, await AskAsync(stranger, source));
        await w.DoAsync<PublishActions>(w.Ann, a => a.TakeBackAsync(w.SpaceId, guide));
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(stranger, source));
    }

    private static Task<string> PictureAsync(TestWorkspace w, Guid page) =>
        w.DoAsync<ImageActions, string>(w.Ben, i => i.AddAsync(w.SpaceId, page, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1]));

    private static string IdOf(string picture) => picture[(picture.LastIndexOf('/') + 1)..];

    private static async Task<HttpStatusCode> AskAsync(Browser stranger, string address) => (await stranger.Unfollowed.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode;

    private static async Task<string> PublishAsync(TestWorkspace w, Guid page, bool whole)
    {
        var address = $"guide-{Guid.CreateVersion7():N}";
        await w.DoAsync<PublishActions>(w.Ann, a => a.PublishAsync(w.SpaceId, page, address, whole, mayBeListed: false));
        return address;
    }
}
