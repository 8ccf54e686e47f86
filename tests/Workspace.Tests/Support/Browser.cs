using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace Workspace.Tests.Support;

/// <summary>A browser without script: it keeps cookies, follows redirects, fills in forms and reads pages.</summary>
public sealed class Browser(Uri home, Func<CookieContainer, bool, HttpClient> connect)
{
    private readonly CookieContainer _cookies = new();
    private HttpClient? _client;

    public Browser(TestServer server)
        : this(new("https://localhost"), (cookies, follows) => server.CreateDefaultClient(new Uri("https://localhost"), [.. follows ? [new RedirectHandler(10)] : Array.Empty<DelegatingHandler>(), new CookieContainerHandler(cookies), new CookieTime(server.Clock)]))
    {
    }

    /// <summary>One that calls a server in a process of its own.</summary>
    public Browser(Uri address)
        : this(address, (cookies, follows) => new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = follows }) { BaseAddress = address })
    {
    }

    public HttpClient Http => _client ??= connect(_cookies, true);

    /// <summary>For looking at a redirect itself.</summary>
    public HttpClient Unfollowed => connect(_cookies, false);

    public string? Cookie(string name) => _cookies.GetCookies(home)[name]?.Value;

    public void SetCookie(string name, string value) => _cookies.Add(home, new Cookie(name, value) { Secure = home.Scheme == Uri.UriSchemeHttps });

    public async Task<Page> GetAsync(string address) => await ReadAsync(await Http.GetAsync(address));

    public async Task<Page> PostAsync(string address, HttpContent content) => await ReadAsync(await Http.PostAsync(address, content));

    internal async Task<Page> ReadAsync(HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync();
        return new Page(this, answer.StatusCode, answer.RequestMessage!.RequestUri!, answer.Headers, new HtmlParser().ParseDocument(html));
    }
}
