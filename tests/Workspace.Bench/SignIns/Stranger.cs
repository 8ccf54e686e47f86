using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Workspace.Bench.Support;

namespace Workspace.Bench.SignIns;

/// <summary>What a stranger was answered, without what differs each time.</summary>
/// <param name="Took">Milliseconds.</param>
internal sealed record Answer(double Took, HttpStatusCode Status, string Body);

/// <summary>Somebody at the pages that anybody may open, each time from another address.</summary>
internal sealed partial class Stranger : IDisposable
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

    /// <summary>How long signing in took, in milliseconds.</summary>
    public async Task<double> TryAsync(string email, string password, bool getsIn)
    {
        var answer = await SignInAsync(email, password);
        return getsIn == (answer.Status is HttpStatusCode.Found or HttpStatusCode.SeeOther) ? answer.Took : throw new InvalidOperationException($"Signing in as {email} was answered with {(int)answer.Status}.");
    }

    public Task<Answer> SignInAsync(string email, string password) => PostAsync("/sign-in", "sign-in", email, ("Form.Email", email), ("Form.Password", password));

    public Task<Answer> ForgetAsync(string email) => PostAsync("/sign-in/forgot", "forgot", email, ("Form.Email", email));

    /// <param name="known">What of the address differs by itself.</param>
    public Task<Answer> LookAsync(string address, string known, string? cookie = null) => SendAsync(new HttpRequestMessage(HttpMethod.Get, address), known, cookie ?? _cookie);

    public void Dispose() => _http.Dispose();

    private Task<Answer> PostAsync(string address, string form, string known, params (string Name, string Value)[] fields) => SendAsync(
        new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), new("_handler", form), new("__RequestVerificationToken", _token)]) }, known, _cookie);

    private async Task<Answer> SendAsync(HttpRequestMessage ask, string known, string cookie)
    {
        var number = Interlocked.Increment(ref _tries);
        ask.Headers.Add("Cookie", cookie);
        ask.Headers.Add("X-Forwarded-For", string.Create(CultureInfo.InvariantCulture, $"10.{number / 62_500 % 250}.{number / 250 % 250}.{1 + (number % 250)}"));
        var started = Stopwatch.GetTimestamp();
        using var answer = await _http.SendAsync(ask);
        var body = await answer.Content.ReadAsStringAsync();
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        ask.Dispose();
        return new(took, answer.StatusCode, Changing().Replace(body, "").Replace(known, "…", StringComparison.Ordinal));
    }

    // Tokens and challenges, the number of the page, and the trace of a refusal.
    [GeneratedRegex("=\"[^\"]{60,}\"|data-version=\"[0-9]+\"|[0-9a-f]{32}", RegexOptions.NonBacktracking)]
    private static partial Regex Changing();
}
