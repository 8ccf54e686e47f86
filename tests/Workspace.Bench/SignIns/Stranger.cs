using System.Diagnostics;
using System.Globalization;
using System.Net;
using Workspace.Bench.Support;

namespace Workspace.Bench.SignIns;

/// <summary>Somebody at the sign-in page, each time from another address.</summary>
internal sealed class Stranger : IDisposable
{
    private readonly HttpClient _http;
    private readonly string _token, _cookie;
    private int _tries;

    private Stranger(HttpClient http, string token, string cookie) => (_http, _token, _cookie) = (http, token, cookie);

    public static async Task<Stranger> ArriveAsync(BenchServer server)
    {
        var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = server.Address };
        using var page = await http.GetAsync("/sign-in");
        var text = await page.Content.ReadAsStringAsync();
        var from = text.IndexOf("value=\"", text.IndexOf("__RequestVerificationToken", StringComparison.Ordinal), StringComparison.Ordinal) + 7;
        return new(http, WebUtility.HtmlDecode(text[from..text.IndexOf('"', from)]), page.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("form=", StringComparison.Ordinal)).Split(';')[0]);
    }

    /// <summary>How long it took, in milliseconds.</summary>
    public async Task<double> TryAsync(string email, string password, bool getsIn)
    {
        var number = Interlocked.Increment(ref _tries);
        using var ask = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "sign-in", ["__RequestVerificationToken"] = _token, ["Form.Email"] = email, ["Form.Password"] = password }),
        };
        ask.Headers.Add("Cookie", _cookie);
        ask.Headers.Add("X-Forwarded-For", string.Create(CultureInfo.InvariantCulture, $"10.{number / 62_500 % 250}.{number / 250 % 250}.{1 + (number % 250)}"));
        var started = Stopwatch.GetTimestamp();
        using var answer = await _http.SendAsync(ask);
        await answer.Content.ReadAsByteArrayAsync();
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return getsIn == (answer.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther) ? took : throw new InvalidOperationException($"Signing in as {email} was answered with {(int)answer.StatusCode}.");
    }

    public void Dispose() => _http.Dispose();
}
