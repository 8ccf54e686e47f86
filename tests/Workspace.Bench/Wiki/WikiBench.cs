using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Bench.Support;
using Workspace.Data;
using Workspace.Spaces.Publishing;
using Workspace.Tests.Support;
using Workspace.Tools.Wiki;

namespace Workspace.Bench.Wiki;

/// <summary>A handbook imported from the console, its pages read by members and by everybody, and saved.</summary>
public static class WikiBench
{
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(6), Run = TimeSpan.FromSeconds(5);
    private const int Saves = 100;

    public static async Task<int> RunAsync(string handbook)
    {
        Machine.Say();
        var folder = Directory.CreateTempSubdirectory("workspace-bench-").FullName;
        await using var data = await BenchData.CreateAsync(new DatabaseSettings(folder, null), people: 60, risks: 100);
        await ImportAsync(folder, handbook, data.SpaceId);
        var page = await PublishAsync(data);
        await using (var server = await BenchServer.StartAsync(folder))
        {
            Console.WriteLine("what                         conns   pages/s   p50 ms   p95 ms  CPU ms/page    bytes");
            var address = $"/spaces/{data.SpaceId}/wiki/{page}";
            foreach (var conns in new[] { 1, 10 }) await MeasureAsync(server, "page, signed in", address, $"Cookie: {BenchServer.Cookie(1)}\r\n", conns);
            foreach (var conns in new[] { 1, 10 }) await MeasureAsync(server, "page, refresh of main", address, $"Cookie: {BenchServer.Cookie(1)}\r\nX-Live: 1\r\n", conns);
            foreach (var conns in new[] { 1, 10, 50 }) await MeasureAsync(server, "public page", "/p/bench-handbook", "", conns);
            foreach (var conns in new[] { 10 }) await MeasureAsync(server, "public page, gzip", "/p/bench-handbook", "Accept-Encoding: gzip\r\n", conns);
            await SaveAsync(server, address);
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task ImportAsync(string folder, string handbook, Guid space)
    {
        var start = Product.Starting(Product.Build, "import-wiki", handbook, "--space", $"{space}", "--by", "p0@example.org");
        start.Environment["WORKSPACE_DATA"] = folder;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Console.WriteLine($"import, start of the program included: {watch.Elapsed.TotalMilliseconds:N0} ms\n{said.Trim().Split('\n')[^1]}\n");
    }

    private static async Task<Guid> PublishAsync(BenchData data)
    {
        await using var db = await data.All.GetRequiredService<IDbContextFactory<WorkspaceDb>>().CreateDbContextAsync();
        var page = await db.Set<WikiPage>().Where(p => p.Title == "Code of conduct").Select(p => p.Id).FirstAsync();
        db.Add(Publication.Make(data.SpaceId, WikiTool.Wiki, page, "bench-handbook", whole: false, mayBeListed: true, data.People[0], TimeProvider.System.GetUtcNow()));
        await db.SaveChangesAsync();
        return page;
    }

    private static async Task MeasureAsync(BenchServer server, string name, string path, string headers, int conns)
    {
        await LoadAsync(server, path, headers, conns, Warm);
        var (cpu, watch) = (server.Cpu, Stopwatch.StartNew());
        var (times, bytes) = await LoadAsync(server, path, headers, conns, Run);
        Console.WriteLine($"{name,-26} {conns,7} {times.Count / watch.Elapsed.TotalSeconds,9:N0} {times.P50,8:N2} {times.P95,8:N2} {(server.Cpu - cpu).TotalMilliseconds / times.Count,12:N3} {bytes,8:N0}");
    }

    private static async Task<(Times Times, int Bytes)> LoadAsync(BenchServer server, string path, string headers, int conns, TimeSpan length)
    {
        var (times, bytes, end) = (new ConcurrentBag<List<double>>(), 0, Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency));
        await Task.WhenAll(Enumerable.Range(0, conns).Select(_ => Task.Run(async () =>
        {
            using var connection = await RawConnection.OpenAsync(server.Address);
            var own = new List<double>();
            while (Stopwatch.GetTimestamp() < end)
            {
                var started = Stopwatch.GetTimestamp();
                bytes = await connection.GetAsync(path, headers);
                own.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            times.Add(own);
        })));
        return (new Times(times.SelectMany(t => t)), bytes);
    }

    // The form for browsers without script: the page is read, and its text sent back with one more line.
    private static async Task SaveAsync(BenchServer server, string address)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.Address };
        var times = new List<double>();
        for (var i = 0; i < Saves; i++)
        {
            using var ask = new HttpRequestMessage(HttpMethod.Get, address + "/markdown") { Headers = { { "Cookie", BenchServer.Cookie(1) } } };
            using var form = await http.SendAsync(ask);
            var html = await form.Content.ReadAsStringAsync();
            var cookie = string.Join("; ", form.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]).Prepend(BenchServer.Cookie(1)));
            var fields = new Dictionary<string, string> { ["_handler"] = "markdown", ["__RequestVerificationToken"] = Value(html, "__RequestVerificationToken"), ["Version"] = Value(html, "Version"), ["Text"] = $"## Part\n\nLine {i}.\n\n" + string.Join("\n\n", Enumerable.Range(0, 60).Select(p => $"Paragraph {p} of the page that is saved again and again.")) };
            using var send = new HttpRequestMessage(HttpMethod.Post, address + "/markdown") { Content = new FormUrlEncodedContent(fields), Headers = { { "Cookie", cookie } } };
            var started = Stopwatch.GetTimestamp();
            using var answer = await http.SendAsync(send);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if ((int)answer.StatusCode is not (302 or 303)) throw new InvalidOperationException($"Saving answered {(int)answer.StatusCode}.");
        }

        var measured = new Times(times.Skip(10));
        Console.WriteLine($"\nsaving a page as Markdown, until it is durable: p50 {measured.P50:N1} ms, p95 {measured.P95:N1} ms, {measured.Count} saves");
    }

    private static string Value(string html, string name)
    {
        var from = html.IndexOf("value=\"", html.IndexOf($"name=\"{name}\"", StringComparison.Ordinal), StringComparison.Ordinal) + 7;
        return System.Net.WebUtility.HtmlDecode(html[from..html.IndexOf('"', from)]);
    }
}
