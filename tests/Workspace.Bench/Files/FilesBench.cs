using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Workspace.Bench.Support;
using Workspace.Data;

namespace Workspace.Bench.Files;

/// <summary>A large file in and out, with the server's memory watched; and many small ones.</summary>
public static class FilesBench
{
    private const int Piece = 4 * 1024 * 1024, Small = 500;

    /// <param name="args">The size of the large file in MB; 1,024 where none is given.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        Machine.Say();
        var megabytes = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 1_024;
        var folder = Directory.CreateTempSubdirectory("workspace-bench-").FullName;
        Guid space;
        await using (var data = await BenchData.CreateAsync(new DatabaseSettings(folder, null), people: 5, risks: 0))
        {
            space = data.SpaceId;
        }

        await using (var server = await BenchServer.StartAsync(folder))
        {
            using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(10) };
            http.DefaultRequestHeaders.Add("Cookie", BenchServer.Cookie(0));
            http.DefaultRequestHeaders.Add("X-Requested-With", "workspace");
            await SendAsync(http, space, "warm.txt", 1_000);
            await LargeAsync(http, server, space, megabytes);
            await SmallAsync(http, space);
            await BombsAsync(http, space);
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task LargeAsync(HttpClient http, BenchServer server, Guid space, int megabytes)
    {
        var (size, before, clock) = (megabytes * 1024L * 1024, server.MemoryKiB, Stopwatch.StartNew());
        var memory = await WatchAsync(server, () => SendAsync(http, space, "large.txt", size), out var address);
        Console.WriteLine($"{megabytes:N0} MB in     {clock.Elapsed.TotalSeconds,7:N1} s, {megabytes / clock.Elapsed.TotalSeconds,7:N0} MB/s, memory {before / 1024} MB before, {memory / 1024} MB at most");
        clock.Restart();
        var file = await address;
        memory = await WatchAsync(server, () => ReadAsync(http, file + "/download", size), out var read);
        await read;
        Console.WriteLine($"{megabytes:N0} MB out    {clock.Elapsed.TotalSeconds,7:N1} s, {megabytes / clock.Elapsed.TotalSeconds,7:N0} MB/s, memory {memory / 1024} MB at most");
    }

    private static async Task SmallAsync(HttpClient http, Guid space)
    {
        var clock = Stopwatch.StartNew();
        var times = new List<double>();
        for (var n = 0; n < Small; n++)
        {
            var began = Stopwatch.GetTimestamp();
            await SendAsync(http, space, $"small {n}.txt", 20_000);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        var all = new Times(times);
        Console.WriteLine($"{Small} files of 20 KB, one after another  {Small / clock.Elapsed.TotalSeconds:N0} a second, p50 {all.P50:N1} ms, p95 {all.P95:N1} ms (begin, one piece, finish)");
    }

    // From the last piece to the answer.
    private static async Task BombsAsync(HttpClient http, Guid space)
    {
        var nested = Zip(("papers.zip", Zip(("zeros.txt", null, 1L << 30)), 0));
        var document = Zip(("[Content_Types].xml", "<Types/>"u8.ToArray(), 0), ("word/document.xml", "<document/>"u8.ToArray(), 0), ("word/styles.xml", null, 50L << 20));
        foreach (var (name, content) in new[] { ("gibibyte.zip", nested), ("styles.docx", document) })
        {
            var times = new List<double>();
            var words = "";
            for (var n = 0; n < 5; n++)
            {
                var address = await BeginAsync(http, space, $"{n} {name}", content.Length);
                await JsonAsync(http.PutAsync($"{address}?from=0", new ByteArrayContent(content)));
                var began = Stopwatch.GetTimestamp();
                using var answer = await http.PostAsync($"{address}/finish", null);
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                words = answer.StatusCode == HttpStatusCode.OK ? throw new InvalidOperationException($"{name} was taken.") : await answer.Content.ReadAsStringAsync();
            }

            Console.WriteLine($"{name} refused within {times.Max():N0} ms: {words}");
        }
    }

    private static byte[] Zip(params (string Name, byte[]? Content, long Zeros)[] entries)
    {
        var to = new MemoryStream();
        using (var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            foreach (var (name, content, count) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content ?? []);
                for (var left = count; left > 0; left -= zeros.Length)
                {
                    entry.Write(zeros);
                }
            }
        }

        return to.ToArray();
    }

    private static async Task<string> BeginAsync(HttpClient http, Guid space, string name, long size) =>
        $"/spaces/{space}/uploads/{(await JsonAsync(http.PostAsJsonAsync($"/spaces/{space}/uploads", new { name, size }))).GetProperty("id").GetString()}";

    private static async Task<string> SendAsync(HttpClient http, Guid space, string name, long size)
    {
        var address = await BeginAsync(http, space, name, size);
        var piece = new byte[Math.Min(size, Piece)];
        piece.AsSpan().Fill((byte)'a');
        for (long from = 0; from < size; from += Piece)
        {
            await JsonAsync(http.PutAsync($"{address}?from={from}", new ByteArrayContent(piece, 0, (int)Math.Min(Piece, size - from))));
        }

        return (await JsonAsync(http.PostAsync($"{address}/finish", null))).GetProperty("address").GetString()!;
    }

    private static async Task<string> ReadAsync(HttpClient http, string address, long size)
    {
        await using var stream = await http.GetStreamAsync(address);
        var (piece, read) = (new byte[256 * 1024], 0L);
        for (int some; (some = await stream.ReadAsync(piece)) > 0;)
        {
            read += some;
        }

        return read == size ? address : throw new InvalidOperationException($"{read} bytes came, not {size}.");
    }

    private static Task<long> WatchAsync(BenchServer server, Func<Task<string>> work, out Task<string> done)
    {
        var task = done = Task.Run(work);
        return WatchAsync(server, task);
    }

    private static async Task<long> WatchAsync(BenchServer server, Task task)
    {
        var most = server.MemoryKiB;
        while (!task.IsCompleted)
        {
            most = Math.Max(most, server.MemoryKiB);
            await Task.Delay(50);
        }

        return most;
    }

    private static async Task<JsonElement> JsonAsync(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        return answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadFromJsonAsync<JsonElement>() : throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }
}
