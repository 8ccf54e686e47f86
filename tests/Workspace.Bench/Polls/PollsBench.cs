using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Bench.Signals;
using Workspace.Bench.Support;
using Workspace.Data;
using Workspace.People;
using Workspace.Tools.Polls;

namespace Workspace.Bench.Polls;

/// <summary>Votes a second through the page's own form, each acknowledged only when durable; and whether a vote costs more the more people look.</summary>
public static partial class PollsBench
{
    private const int Voters = 600, AtOnce = 50;
    private static readonly int[] Watchers = [0, 50, 500];

    public static async Task<int> RunAsync()
    {
        Machine.Say();
        var folder = Directory.CreateTempSubdirectory("workspace-bench-").FullName;
        await using (var data = await BenchData.CreateAsync(new DatabaseSettings(folder, null), people: Voters, risks: 0))
        {
            var polls = new List<(bool Secret, int Watchers, Guid Id)>();
            foreach (var secret in new[] { false, false, true }) foreach (var watchers in polls.Count == 0 ? [0] : Watchers) polls.Add((secret, watchers, await OpenPollAsync(data, secret)));
            await using var server = await BenchServer.StartAsync(folder);
            Console.WriteLine($"{Voters} voters, {AtOnce} at once\nballot   watchers   votes/s   p50 ms   p95 ms   CPU ms/vote");
            foreach (var (poll, place) in polls.Select((p, i) => (p, i))) await MeasureAsync(server, data, poll, isWarmUp: place == 0);
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task<Guid> OpenPollAsync(BenchData data, bool secret)
    {
        var id = Guid.CreateVersion7();
        await using var scope = data.All.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().Is(new SignedIn(Guid.Empty, data.People[0], data.OrganisationId, "Bench", "B", "Europe/London", Theme.System, true, true, default, default, false));
        var actions = scope.ServiceProvider.GetRequiredService<PollActions>();
        await actions.DraftAsync(data.SpaceId, id, new("Which option?", "", new() { IsSecret = secret }, [new("One"), new("Two"), new("Three")], null));
        await actions.OpenAsync(data.SpaceId, id);
        return id;
    }

    private static async Task MeasureAsync(BenchServer server, BenchData data, (bool Secret, int Watchers, Guid Id) poll, bool isWarmUp)
    {
        var page = PollAddresses.ToPoll(data.SpaceId, poll.Id);
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = AtOnce * 2 }) { BaseAddress = server.Address };
        var forms = new ConcurrentDictionary<int, (string Cookie, Dictionary<string, string> Fields)>();
        await Parallel.ForEachAsync(Enumerable.Range(0, Voters), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (voter, _) => forms[voter] = await FormAsync(http, page, voter));
        var connections = new List<LiveConnection>();
        for (var i = 0; i < poll.Watchers; i++) connections.Add(await LiveConnection.OpenAsync(server.Address, BenchServer.Cookie(i % Voters), $"thing:{poll.Id}"));

        var (times, cpu, watch) = (new ConcurrentBag<double>(), server.Cpu, Stopwatch.StartNew());
        await Parallel.ForEachAsync(Enumerable.Range(0, Voters), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (voter, _) =>
        {
            var began = Stopwatch.GetTimestamp();
            using var request = new HttpRequestMessage(HttpMethod.Post, page) { Content = new FormUrlEncodedContent(forms[voter].Fields) };
            request.Headers.Add("Cookie", forms[voter].Cookie);
            using var answer = await http.SendAsync(request);
            if (answer.StatusCode is not (HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.OK)) throw new InvalidOperationException($"A vote was not taken: {(int)answer.StatusCode}");
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        });
        var (seconds, used) = (watch.Elapsed.TotalSeconds, (server.Cpu - cpu).TotalMilliseconds);
        foreach (var connection in connections) await connection.DisposeAsync();
        var all = new Times(times);
        if (!isWarmUp) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(poll.Secret ? "secret" : "open"),-6} {poll.Watchers,10} {Voters / seconds,9:N0} {all.P50,8:N1} {all.P95,8:N1} {used / Voters,13:N2}"));
    }

    private static async Task<(string Cookie, Dictionary<string, string> Fields)> FormAsync(HttpClient http, string page, int voter)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        request.Headers.Add("Cookie", BenchServer.Cookie(voter));
        using var answer = await http.SendAsync(request);
        var html = await answer.Content.ReadAsStringAsync();
        var form = html[html.IndexOf("id=\"vote-form\"", StringComparison.Ordinal)..];
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["_handler"] = "vote", ["choice"] = $"{1 + (voter % 3)}", ["__RequestVerificationToken"] = Token().Match(form).Groups["token"].Value };
        if (Code().Match(form) is { Success: true } code) fields["code"] = code.Groups["code"].Value;
        var cookies = answer.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(c => c.Split(';')[0]) : [];
        return (string.Join("; ", [BenchServer.Cookie(voter), .. cookies]), fields);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();

    [GeneratedRegex("name=\"code\" value=\"(?<code>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Code();
}
