using System.Net;
using System.Net.Http.Headers;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Texts;
using Workspace.Texts.Images;

namespace Workspace.Tests.Texts;

public sealed class ImageTests
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    [Fact]
    public async Task A_picture_is_read_by_those_who_read_the_text_and_by_nobody_else()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("Words"));
        var address = await w.DoAsync<ImageActions, string>(w.Ben, i => i.AddAsync(w.SpaceId, text, Png));

        var answer = await (await w.SignInAsync(w.Rae)).Http.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal(Png, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("image/png", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("default-src 'none'; sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(HttpStatusCode.NotFound, (await (await w.SignInAsync(w.Zed)).Http.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode);
        await w.InTextsAsync(w.Ben, async (texts, visit) =>
        {
            (await texts.FindAsync(visit, text)).Allow(TextRules.Hidden);
            await visit.SaveAsync();
            return true;
        });
        Assert.Equal(HttpStatusCode.NotFound, (await (await w.SignInAsync(w.Rae)).Http.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [InlineData("<html>GIF89a</html>")]
    [InlineData("")]
    public async Task What_is_no_picture_is_refused_whatever_it_is_called(string content)
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("Words"));

        await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<ImageActions, string>(w.Ben, i => i.AddAsync(w.SpaceId, text, System.Text.Encoding.UTF8.GetBytes(content))));
    }

    [Fact]
    public async Task A_picture_is_taken_from_our_pages_only_and_not_from_readers()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var text = await w.BeginTextAsync(Doc.Of("Words"));
        var address = $"/spaces/{w.SpaceId}/texts/{text}/images";

        Assert.Equal(HttpStatusCode.OK, await SendAsync(w, w.Ben, address, ours: true));
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(w, w.Ben, address, ours: false));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(w, w.Rae, address, ours: true));
    }

    private static async Task<HttpStatusCode> SendAsync(TestWorkspace w, Actor actor, string address, bool ours)
    {
        using var content = new ByteArrayContent(Png);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        if (ours)
        {
            request.Headers.Add("X-Requested-With", "workspace");
        }

        return (await (await w.SignInAsync(actor)).Http.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode;
    }
}
