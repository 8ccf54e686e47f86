using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Workspace.Bench.Support;
using Workspace.Data;
using Workspace.Tools.Risks;

namespace Workspace.Bench.Search;

/// <summary>Searches over real HTTP: few things and a hundred times as many, rare and common words; and how fast the index is filled.</summary>
public static class SearchBench
{
    private const int Few = 4_000, Pages = 300;
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(20), Warm = TimeSpan.FromSeconds(1), Run = TimeSpan.FromSeconds(4);

    private static readonly (string Name, string Query)[] Questions =
    [
        ("common word", "q={0}"), ("two common words", "q={0}+{1}"), ("three common words", "q={0}+{1}+{2}"), ("rare word", "q={9}"), ("common and rare", "q={0}+{9}"), ("phrase of common words", "q=%22{0}+{1}%22"),
        ("beginning of a word", "q={3}*"), ("one kind, page 5", "q={0}&kind=risk&page=5"), ("by organisation", "q={0}&org=Body+3"), ("word that is nowhere", "q=zzyzxq"), ("misspelt word", "q={8}"), ("newest of a person", "person=Number7"),
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        Machine.Say();
        var many = args is ["--many", var number, ..] ? int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : 400_000;
        Console.WriteLine("entries  what                        conns   per s   p50 ms   p95 ms  CPU ms    bytes");
        await MeasureAsync(Pages, long.MaxValue);
        var small = await MeasureAsync(Few, Few);
        var large = await MeasureAsync(many, many);
        Console.WriteLine($"\n{many / Few} times the things, CPU of a search:");
        foreach (var (name, cpu) in large)
        {
            Console.WriteLine($"  {name,-26} {cpu / small[name]:N2} times");
        }

        return 0;
    }

    private static async Task<Dictionary<string, double>> MeasureAsync(int entries, long said)
    {
        var folder = Directory.CreateTempSubdirectory("workspace-bench-").FullName;
        var postgres = await NewDatabaseAsync(entries);
        await using var data = await BenchData.CreateAsync(new DatabaseSettings(folder, postgres), people: 60, risks: 0);
        var words = new Vocabulary();
        await FillAsync(data, words, entries, length: said == long.MaxValue ? 900 : 40);
        var watch = Stopwatch.StartNew();
        var server = await BenchServer.StartAsync(folder, ("WORKSPACE_POSTGRES", postgres ?? ""));
        await server.IndexedAsync();
        Console.WriteLine($"{entries,7:N0}  filled in {watch.Elapsed.TotalSeconds:N1} s with the start of the server: {entries / watch.Elapsed.TotalSeconds:N0} entries a second");
        foreach (var (_, query) in Questions) await LoadAsync(server, "/search?" + words.Fill(query), 4, Before / Questions.Length, int.MaxValue); // the compiler is done before anything counts
        var cpu = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, query) in Questions)
        {
            cpu[name] = await MeasureAsync(server, entries, name, "/search?" + words.Fill(query), 1);
        }

        await MeasureAsync(server, entries, "common word", "/search?" + words.Fill(Questions[0].Query), 10);
        await MeasureAsync(server, entries, "suggestions", $"/search/suggest?q={words.Fill("{2}")[..3]}", 1);
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        return cpu;
    }

    // TEST_POSTGRES, as tests/with-postgres sets it; without it SQLite is measured.
    private static async Task<string?> NewDatabaseAsync(int entries)
    {
        if (Environment.GetEnvironmentVariable("TEST_POSTGRES") is not { Length: > 0 } server)
        {
            return null;
        }

        await using var connection = new NpgsqlConnection($"{server};Database=postgres");
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"create database search_{entries}", connection);
        await create.ExecuteNonQueryAsync();
        return $"{server};Database=search_{entries}";
    }

    private static async Task FillAsync(BenchData data, Vocabulary words, int entries, int length)
    {
        var now = TimeProvider.System.GetUtcNow();
        for (var from = 0; from < entries; from += 2_000)
        {
            await using var db = await data.All.GetRequiredService<IDbContextFactory<WorkspaceDb>>().CreateDbContextAsync();
            for (var i = from; i < Math.Min(entries, from + 2_000); i++)
            {
                var at = now.AddSeconds(i - entries);
                var text = words.Text(length);
                var (risk, score) = Risk.Add(data.SpaceId, Guid.CreateVersion7(at), i + 1, new RiskDetails { Title = words.Text(6), Description = text.Length > 3_900 ? text[..3_900] : text, OwnerId = data.People[i % data.People.Count], Score = new Score(1 + (i % 5), 1 + (i / 5 % 5)) }, data.People[i % data.People.Count], at);
                db.Add(risk);
                db.Add(score);
            }

            await db.SaveChangesAsync();
        }
    }

    private static async Task<double> MeasureAsync(BenchServer server, int entries, string name, string path, int connections)
    {
        var most = path.StartsWith("/search/suggest", StringComparison.Ordinal) ? 140 : int.MaxValue; // more than 300 a minute are refused
        await LoadAsync(server, path, connections, Warm, most);
        var (cpu, watch) = (server.Cpu, Stopwatch.StartNew());
        var (times, bytes) = await LoadAsync(server, path, connections, Run, most);
        var each = (server.Cpu - cpu).TotalMilliseconds / times.Count;
        Console.WriteLine($"{entries,7:N0}  {name,-26} {connections,6} {times.Count / watch.Elapsed.TotalSeconds,7:N0} {times.P50,8:N2} {times.P95,8:N2} {each,7:N2} {bytes,8:N0}");
        return each;
    }

    private static async Task<(Times Times, int Bytes)> LoadAsync(BenchServer server, string path, int connections, TimeSpan length, int most)
    {
        var (times, bytes, end) = (new ConcurrentBag<List<double>>(), 0, Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency));
        await Task.WhenAll(Enumerable.Range(0, connections).Select(person => Task.Run(async () =>
        {
            using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = server.Address };
            http.DefaultRequestHeaders.Add("Cookie", BenchServer.Cookie(person));
            var own = new List<double>();
            while (Stopwatch.GetTimestamp() < end && own.Count < most)
            {
                var started = Stopwatch.GetTimestamp();
                using var answer = await http.GetAsync(path);
                answer.EnsureSuccessStatusCode();
                bytes = (await answer.Content.ReadAsByteArrayAsync()).Length;
                own.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            times.Add(own);
        })));
        return (new(times.SelectMany(t => t)), bytes);
    }
}
