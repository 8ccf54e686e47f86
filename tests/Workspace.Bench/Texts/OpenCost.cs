using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Bench.Prose;
using Workspace.Bench.Support;
using Workspace.Data;
using Workspace.Prose;
using Workspace.Tests.Texts;
using Workspace.Texts;

namespace Workspace.Bench.Texts;

/// <summary>Texts of the same length with ever more edits behind them: what a newcomer waits, and how large they lie in the database once packed.</summary>
internal static class OpenCost
{
    private const int Tries = 3, AtOnce = 400, Lines = 200;
    private const string Line = "The lenders need nine months from the day the format is published, not six.";
    private static readonly int[] Edits = [100, 2_600, 26_000, 250_000];

    public static async Task<int> RunAsync()
    {
        Machine.Say();
        var folder = Directory.CreateTempSubdirectory("workspace-bench-").FullName;
        var texts = new List<(Guid Id, int Edits)>();
        await using (var data = await TextData.CreateAsync(folder, 2))
        {
            await data.StartJobsAsync();
            foreach (var edits in Edits.Prepend(10))
            {
                var id = await data.BeginAsync(Paragraphs.Of(Lines, Line));
                await EditAsync(data, id, edits);
                texts.Add((id, edits));
            }

            await Task.Delay(2_000); // the last snapshots
            var watch = Stopwatch.StartNew();
            var packed = await data.Services.GetRequiredService<TextPacker>().PackAsync(TimeSpan.FromMinutes(-1));
            Console.WriteLine($"packed {packed} commits in {watch.Elapsed.TotalSeconds:N1} s");
            await SizesAsync(data, texts);
            await data.StopJobsAsync();
        }

        await OpenAsync(folder, texts);
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    // One key in and one out in each line, so that the length stays.
    private static Task EditAsync(TextData data, Guid id, int edits) => data.InAsync(async (shared, visit) =>
    {
        var version = (await shared.ReadAsync(visit, id)).Version;
        for (var done = 0; done < edits; done += AtOnce)
        {
            await Task.WhenAll(Enumerable.Range(done, Math.Min(AtOnce, edits - done)).Select(i => shared.AppendAsync(visit, id, version, [i % 2 == 0 ? Doc.Insert(Start(i), "a") : Doc.Delete(Start(i) + 9, Start(i) + 10)])));
            version = (await shared.ReadAsync(visit, id)).Version;
        }
    });

    private static int Start(int edit) => 1 + (edit / 2 % Lines * (Line.Length + 2));

    private static async Task SizesAsync(TextData data, List<(Guid Id, int Edits)> texts)
    {
        await using var db = await data.Services.GetRequiredService<IDbContextFactory<WorkspaceDb>>().CreateDbContextAsync();
        foreach (var (id, edits) in texts)
        {
            var packs = await db.Set<TextPack>().Where(p => p.TextId == id).SumAsync(p => p.Commits.Length);
            var snapshots = await db.Set<TextSnapshot>().Where(s => s.TextId == id).SumAsync(s => s.Doc.Length);
            var loose = await db.Set<TextCommit>().Where(c => c.TextId == id).SumAsync(c => c.Steps.Length + 150);
            var words = 0;
            await data.InAsync(async (shared, visit) => words = Workspace.Prose.Text.PlainText.Of((await shared.ReadAsync(visit, id)).Doc).Length);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{edits,8} edits: {words} characters; packs {packs}, snapshots {snapshots}, loose commits {loose} bytes: {(double)(packs + snapshots + loose) / words:N1} times the text"));
        }
    }

    private static async Task OpenAsync(string folder, List<(Guid Id, int Edits)> texts)
    {
        var times = texts.ToDictionary(t => t.Edits, _ => new List<double>());
        for (var i = 0; i < Tries; i++)
        {
            await using var server = await new ServerProcess(folder).StartAsync();
            foreach (var (id, edits) in texts)
            {
                var socket = await server.ConnectAsync(BenchData.SecretOf(0));
                var started = Stopwatch.GetTimestamp();
                await using var editor = await (await new Editor(id).ConnectAsync(socket)).OpenedAsync();
                times[edits].Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        foreach (var (edits, took) in times.Skip(1)) // the first of each start warms the server
        {
            Console.WriteLine($"{edits,8} edits: opened in {took.Order().ElementAt(Tries / 2):N1} ms");
        }
    }
}
