using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Bench.Signals;
using Workspace.Bench.Support;
using Workspace.Bench.Texts;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.Tests.Texts;

namespace Workspace.Bench.Revocation;

/// <summary>From the moment in which somebody's right is taken away until their open page, their open text, their connection and their session are worth nothing.</summary>
public static class RevocationBench
{
    private const int Usual = 100, Readers = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="args">How many times.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        Machine.Say();
        var times = args is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : Usual;
        var folder = Directory.CreateTempSubdirectory("workspace-bench-").FullName;
        var (data, text) = await PrepareAsync(folder, 1 + times + Readers);
        await using (var server = await BenchServer.StartAsync(folder))
        {
            using var clerk = Clerk.At(server);
            var readers = new List<LiveConnection>();
            for (var i = 0; i < Readers; i++)
            {
                readers.Add(await LiveConnection.OpenAsync(server.Address, BenchServer.Cookie(1 + times + i), $"space:{data.SpaceId}"));
            }

            var (page, words, connection, session) = (new ConcurrentBag<double>(), new ConcurrentBag<double>(), new ConcurrentBag<double>(), new ConcurrentBag<double>());
            for (var who = 1; who <= times; who++)
            {
                await (who % 2 == 0 ? RemoveAsync(server, data, text, clerk, who, (page, words), session) : SwitchOffAsync(server, data, text, clerk, who, (connection, words), session));
            }

            Say("open page, removed from the space", new Times(page));
            Say("open text (both)", new Times(words));
            Say("connection, account switched off", new Times(connection));
            Say("next request refused (both)", new Times(session));
            foreach (var reader in readers)
            {
                await reader.DisposeAsync();
            }
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task<(BenchData Data, Guid Text)> PrepareAsync(string folder, int people)
    {
        await using var texts = await TextData.CreateAsync(folder, people);
        await AppointAsync(texts.People);
        return (texts.People, await texts.BeginAsync(Doc.Of("Words of the group")));
    }

    private static async Task RemoveAsync(BenchServer server, BenchData data, Guid text, Clerk clerk, int who, (ConcurrentBag<double> Page, ConcurrentBag<double> Text) live, ConcurrentBag<double> sessions)
    {
        var ended = new TaskCompletionSource();
        await using var page = await LiveConnection.OpenAsync(server.Address, BenchServer.Cookie(who), $"in:{data.SpaceId}", $"space:{data.SpaceId}");
        await using var words = await OpenText.OpenAsync(server.Address, BenchServer.Cookie(who), text);
        page.Ended = () => ended.TrySetResult();
        var act = await clerk.PrepareAsync($"/spaces/{data.SpaceId}/people/{data.People[who]}", "remove");
        await MeasureAsync(server, who, $"/spaces/{data.SpaceId}/risks", act, [(ended.Task, live.Page), (words.Over, live.Text)], sessions);
    }

    private static async Task SwitchOffAsync(BenchServer server, BenchData data, Guid text, Clerk clerk, int who, (ConcurrentBag<double> Connection, ConcurrentBag<double> Text) live, ConcurrentBag<double> sessions)
    {
        await using var page = await LiveConnection.OpenAsync(server.Address, BenchServer.Cookie(who), "home");
        await using var words = await OpenText.OpenAsync(server.Address, BenchServer.Cookie(who), text);
        var act = await clerk.PrepareAsync($"/office/people/{data.People[who]}", "state", ("Do", "off"));
        await MeasureAsync(server, who, "/", act, [(page.Closed, live.Connection), (words.Over, live.Text)], sessions);
    }

    // From the beginning of the act's own request: what is said is an upper bound.
    private static async Task MeasureAsync(BenchServer server, int who, string address, Func<Task> act, IReadOnlyList<(Task Over, ConcurrentBag<double> Times)> live, ConcurrentBag<double> sessions)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Add("Cookie", BenchServer.Cookie(who));
        (await http.GetAsync(address)).EnsureSuccessStatusCode();
        var began = Stopwatch.GetTimestamp();
        var asking = AskAsync(http, address, began);
        var ending = live.Select(async one =>
        {
            await one.Over.WaitAsync(Patience);
            one.Times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }).ToArray();
        await act();
        await Task.WhenAll(ending);
        sessions.Add(await asking.WaitAsync(Patience));
    }

    private static async Task<double> AskAsync(HttpClient http, string address, long began)
    {
        while ((await http.GetAsync(address)).IsSuccessStatusCode)
        {
            await Task.Delay(10);
        }

        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static async Task AppointAsync(BenchData data)
    {
        await using var db = await data.All.GetRequiredService<IDbContextFactory<WorkspaceDb>>().CreateDbContextAsync();
        db.Add(Administrator.Appoint(data.OrganisationId, data.People[0], null, TimeProvider.System.GetUtcNow()));
        await db.SaveChangesAsync();
    }

    private static void Say(string what, Times times) => Console.WriteLine($"{what,-36} p50 {times.P50:N0} ms, p95 {times.P95:N0} ms, max {times.Max:N0} ms ({times.Count})");
}
