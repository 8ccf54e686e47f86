using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace Workspace.Tests.Support;

/// <summary>A browser without script: it keeps cookies, follows redirects, fills in forms and reads pages.</summary>
public sealed class Browser(TestServer server)
{
    private static readonly Uri Home = new("https://localhost");
    private readonly CookieContainer _cookies = new();
    private HttpClient? _client;

    public HttpClient Http => _client ??= server.CreateDefaultClient(Home, new RedirectHandler(10), new CookieContainerHandler(_cookies));

    /// <summary>For looking at a redirect itself.</summary>
    public HttpClient Unfollowed => server.CreateDefaultClient(Home, new CookieContainerHandler(_cookies));

    public string? Cookie(string name) => _cookies.GetCookies(Home)[name]?.Value;

    public void SetCookie(string name, string value) => _cookies.Add(Home, new Cookie(name, value) { Secure = true });

    public async Task<Page> GetAsync(string address) => await ReadAsync(await Http.GetAsync(address));

    public async Task<Page> PostAsync(string address, HttpContent content) => await ReadAsync(await Http.PostAsync(address, content));

    internal async Task<Page> ReadAsync(HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync();
        return new Page(this, answer.StatusCode, answer.RequestMessage!.RequestUri!, answer.Headers, new HtmlParser().ParseDocument(html));
    }
}
