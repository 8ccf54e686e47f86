using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Workspace.Tools.Polls.Workshops;

namespace Workspace.Bench.Polls;

/// <summary>The phones of a room: each with its own cookies, its own stream, and the forms that the pages gave it.</summary>
public sealed partial class Phones(Uri address, string code, Guid line) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
    private readonly ConcurrentDictionary<int, (string Cookies, string Token)> _phones = [];
    private readonly ConcurrentBag<HttpResponseMessage> _streams = [];
    private readonly string _room = WorkshopAddresses.ToRoom(code);

    public async Task WarmAsync()
    {
        await JoinAsync(-3);
        await VoteAsync(-3);
    }

    /// <summary>Reads the page, joins, and reads the page that follows.</summary>
    public async Task JoinAsync(int phone)
    {
        var cookies = new Dictionary<string, string>(StringComparer.Ordinal);
        var token = await ReadAsync(cookies);
        using (var joined = await PostAsync(cookies, token, ("_handler", "room-join"), ("group", ""))) Keep(cookies, joined);
        token = await ReadAsync(cookies);
        _phones[phone] = (string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")), token);
    }

    /// <summary>Listens, as the script of the page does.</summary>
    public async Task ListenAsync(int phone)
    {
        using var listen = new HttpRequestMessage(HttpMethod.Get, _room + "/now");
        listen.Headers.Add("Cookie", _phones[phone].Cookies);
        listen.Headers.Add("Accept", "text/event-stream");
        var stream = await _http.SendAsync(listen, HttpCompletionOption.ResponseHeadersRead);
        if (stream.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"A phone may not listen: {(int)stream.StatusCode}");
        _streams.Add(stream);
        _ = DrainAsync(stream);
    }

    /// <summary>All vote, spread evenly over this time, or all at one instant; each answer is a vote that is durable.</summary>
    public async Task<IReadOnlyList<Vote>> VoteAllAsync(int phones, TimeSpan over)
    {
        var began = Stopwatch.GetTimestamp();
        return await Task.WhenAll(Enumerable.Range(0, phones).Select(async phone =>
        {
            var wait = (over * phone / phones) - Stopwatch.GetElapsedTime(began);
            if (wait > TimeSpan.Zero) await Task.Delay(wait);
            var vote = await VoteAsync(phone);
            await ReadAsync(_phones[phone].Cookies); // where the answer leads: "your vote is in"
            return vote;
        }));
    }

    public void Dispose()
    {
        foreach (var stream in _streams) stream.Dispose();
        _http.Dispose();
    }

    private async Task<Vote> VoteAsync(int phone)
    {
        var (cookies, token) = _phones[phone];
        var sent = Stopwatch.GetTimestamp();
        using var request = new HttpRequestMessage(HttpMethod.Post, _room) { Content = Form(token, ("_handler", "room-vote"), ("line", $"{line}"), ("choice", $"{1 + (Math.Abs(phone) % 3)}")) };
        request.Headers.Add("Cookie", cookies);
        using var answer = await _http.SendAsync(request);
        if (answer.StatusCode is not (HttpStatusCode.Found or HttpStatusCode.SeeOther)) throw new InvalidOperationException($"A vote was not taken: {(int)answer.StatusCode}");
        var now = Stopwatch.GetTimestamp();
        return new(sent, now, Stopwatch.GetElapsedTime(sent, now).TotalMilliseconds);
    }

    private async Task<string> ReadAsync(Dictionary<string, string> cookies)
    {
        using var request = Ask(HttpMethod.Get, _room, cookies);
        using var answer = await _http.SendAsync(request);
        Keep(cookies, answer);
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"The page of a phone is not shown: {(int)answer.StatusCode}");
        return Token().Match(await answer.Content.ReadAsStringAsync()).Groups["token"].Value;
    }

    private async Task ReadAsync(string cookies)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _room);
        request.Headers.Add("Cookie", cookies);
        using var answer = await _http.SendAsync(request);
        if (!(await answer.Content.ReadAsStringAsync()).Contains("Your vote is in", StringComparison.Ordinal)) throw new InvalidOperationException("A phone is not told that its vote is in.");
    }

    private async Task<HttpResponseMessage> PostAsync(Dictionary<string, string> cookies, string token, params (string, string)[] fields)
    {
        using var request = Ask(HttpMethod.Post, _room, cookies);
        request.Content = Form(token, fields);
        return await _http.SendAsync(request);
    }

    private static FormUrlEncodedContent Form(string token, params (string Name, string Value)[] fields) =>
        new([KeyValuePair.Create("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);

    private static HttpRequestMessage Ask(HttpMethod method, string path, Dictionary<string, string> cookies)
    {
        var request = new HttpRequestMessage(method, path);
        if (cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
        return request;
    }

    private static void Keep(Dictionary<string, string> cookies, HttpResponseMessage answer)
    {
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var parts = cookie.Split(';')[0].Split('=', 2);
            cookies[parts[0]] = parts[1];
        }
    }

    private static async Task DrainAsync(HttpResponseMessage stream)
    {
        try
        {
            await (await stream.Content.ReadAsStreamAsync()).CopyToAsync(Stream.Null);
        }
        catch (Exception over) when (over is IOException or ObjectDisposedException or HttpRequestException or OperationCanceledException)
        {
            // The run is over.
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}

/// <summary>A vote that was acknowledged: when it was sent and answered, and how many milliseconds that took.</summary>
public sealed record Vote(long SentAt, long AnsweredAt, double Took);
