using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Workspace.Bench.Support;
using Workspace.Data;
using Workspace.People;
using Workspace.People.Passwords;

namespace Workspace.Bench.SignIns;

/// <summary>Sign-ins while two hundred people read: how many a second, and what the readers feel of it; and whether time tells what a stranger must not learn.</summary>
public static class SignInsBench
{
    public const string Password = "harbour lantern fig quilt";

    private const int Readers = 200, Signers = 60, Asked = 5, Tries = 200;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(8), Run = TimeSpan.FromSeconds(15), Think = TimeSpan.FromSeconds(5);

    /// <param name="args">--timing [TIMES]: only whether time or words tell what is there.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        Machine.Say();
        var folder = Directory.CreateTempSubdirectory("workspace-bench-").FullName;
        await using var data = await BenchData.CreateAsync(new DatabaseSettings(folder, null), Readers + Signers, risks: 500);
        await GivePasswordsAsync(data);
        await using var server = await BenchServer.StartAsync(folder, ("WORKSPACE_PROXIES", "127.0.0.1"), ("WORKSPACE_SMTP", "127.0.0.1:9"), ("WORKSPACE_MAIL_FROM", "Workspace <workspace@example.org>"));
        if (args is not ["--timing", ..])
        {
            await MeasureAsync(server, $"/spaces/{data.SpaceId}/risks");
        }

        await Guesses.CompareAsync(server, data, args is [_, var tries] ? int.Parse(tries, System.Globalization.CultureInfo.InvariantCulture) : Tries, i => Readers + (i % Signers));
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task MeasureAsync(BenchServer server, string page)
    {
        await Task.WhenAll(ReadAsync(server, page, Warm), SignInAsync(server, Asked, Warm));
        var idle = await ReadAsync(server, page, Run);
        Console.WriteLine($"200 people read, nobody signs in:        page p50 {idle.P50:N1} ms, p95 {idle.P95:N1} ms ({idle.Count / Run.TotalSeconds:N0} pages/s)");
        foreach (var perSecond in new[] { Asked, 2 * Asked })
        {
            var reading = ReadAsync(server, page, Run);
            var began = Stopwatch.GetTimestamp();
            var signing = await SignInAsync(server, perSecond, Run);
            var rate = signing.Count / Stopwatch.GetElapsedTime(began).TotalSeconds; // until the last of them is in
            var busy = await reading;
            Console.WriteLine($"the same with {perSecond,2} sign-ins a second asked: page p50 {busy.P50:N1} ms, p95 {busy.P95:N1} ms ({busy.P95 / idle.P95:N2} times), {rate:N1} sign-ins/s, p50 {signing.P50:N0}, p95 {signing.P95:N0} ms");
        }
    }

    private static async Task GivePasswordsAsync(BenchData data)
    {
        var hash = new PasswordHasher<Person>(Options.Create(new PasswordHasherOptions { IterationCount = PasswordHashing.Rounds })).HashPassword(null!, Password);
        await using var db = await data.All.GetRequiredService<IDbContextFactory<WorkspaceDb>>().CreateDbContextAsync();
        foreach (var person in await db.Set<Person>().Where(p => data.People.Skip(Readers).Contains(p.Id)).ToListAsync())
        {
            person.PasswordHash = hash;
        }

        await db.SaveChangesAsync();
    }

    // Each reads, thinks for about five seconds, and reads again.
    private static async Task<Times> ReadAsync(BenchServer server, string page, TimeSpan length)
    {
        var times = new ConcurrentBag<double>();
        var end = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(async reader =>
        {
            using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server.Address };
            http.DefaultRequestHeaders.Add("Cookie", BenchServer.Cookie(reader));
            await Task.Delay(Think * reader / Readers);
            while (Stopwatch.GetTimestamp() < end)
            {
                var started = Stopwatch.GetTimestamp();
                (await http.GetAsync(page)).EnsureSuccessStatusCode();
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                await Task.Delay(Think);
            }
        }));
        return new Times(times);
    }

    private static async Task<Times> SignInAsync(BenchServer server, int perSecond, TimeSpan length)
    {
        var (times, running) = (new ConcurrentBag<double>(), new List<Task>());
        using var stranger = await Stranger.ArriveAsync(server);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / perSecond));
        for (var i = 0; i < perSecond * length.TotalSeconds && await timer.WaitForNextTickAsync(); i++)
        {
            var who = Readers + (i % Signers);
            running.Add(Task.Run(async () => times.Add(await stranger.TryAsync($"p{who}@example.org", Password, getsIn: true))));
        }

        await Task.WhenAll(running);
        return new Times(times);
    }
}
