using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Bench.Support;
using Workspace.Data;
using Workspace.People;
using Workspace.Tools.Polls;
using Workspace.Tools.Polls.Workshops;

namespace Workspace.Bench.Polls;

/// <summary>A room full of phones: all join, listen and vote within half a minute over real HTTP, while a big screen shows the bars move.</summary>
public static class WorkshopBench
{
    private const int Seconds = 30, AtOnce = 40;

    /// <param name="participants">How many phones.</param>
    /// <param name="over">Within how many seconds they vote: 0 for all at one instant; none: what is left of the half minute.</param>
    public static async Task<int> RunAsync(int participants, double? over)
    {
        Machine.Say();
        var folder = Directory.CreateTempSubdirectory("workspace-bench-").FullName;
        var exact = false;
        await using (var data = await BenchData.CreateAsync(new DatabaseSettings(folder, null), people: 2, risks: 0))
        {
            var (id, code, line) = await StartAsync(data, participants);
            await using var server = await BenchServer.StartAsync(folder);
            using var room = new Phones(server.Address, code, line);
            await room.WarmAsync();
            var board = await Screen.OpenAsync(server.Address, WorkshopAddresses.ToOne(data.SpaceId, id, "/board"), BenchServer.Cookie(0));
            var own = Process.GetCurrentProcess().TotalProcessorTime;
            var (memory, cpu, watch) = (server.MemoryKiB, server.Cpu, Stopwatch.StartNew());
            await EachAsync(participants, room.JoinAsync);
            var pages = server.MemoryKiB;
            await EachAsync(participants, room.ListenAsync);
            var (joined, listening) = (watch.Elapsed.TotalSeconds, server.MemoryKiB);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{participants} joined and listen after {joined:N1} s; server memory {memory / 1024:N0} MiB before, {pages / 1024:N0} with all joined, {listening / 1024:N0} with all listening: {(listening - pages) / (double)participants:N1} KiB for each who waits"));
            var within = TimeSpan.FromSeconds(over ?? Math.Max(5, (Seconds - joined) * 0.95));
            var (began, before) = (Stopwatch.GetTimestamp(), server.Cpu);
            var votes = await room.VoteAllAsync(participants, within);
            var last = votes.Max(v => v.AnsweredAt);
            await board.SeesAsync(participants + 1, TimeSpan.FromSeconds(10)); // the warm-up voted too
            var (answers, moved) = (new Times(votes.Select(v => v.Took)), new Times(board.Delays([.. votes.OrderBy(v => v.SentAt)], before: 1)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"votes sent within {within.TotalSeconds:N1} s; the last acknowledged {Stopwatch.GetElapsedTime(began, last).TotalSeconds:N1} s after the first was sent, {joined + Stopwatch.GetElapsedTime(began, last).TotalSeconds:N1} s after the first joined; acknowledged p50 {answers.P50:N0} ms, p95 {answers.P95:N0} ms"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"vote sent to bar moved p50 {moved.P50:N0} ms, p95 {moved.P95:N0} ms, over {board.Messages} messages"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"CPU: server {(before - cpu).TotalSeconds:N1} s to join and listen, {(server.Cpu - before).TotalSeconds:N1} s to vote; clients {(Process.GetCurrentProcess().TotalProcessorTime - own).TotalSeconds:N1} s"));
            exact = await TallyAsync(data, participants);
        }

        Directory.Delete(folder, recursive: true);
        return exact ? 0 : 1;
    }

    private static async Task EachAsync(int participants, Func<int, Task> act) =>
        await Parallel.ForEachAsync(Enumerable.Range(0, participants), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) => await act(i));

    private static async Task<(Guid Id, string Code, Guid Line)> StartAsync(BenchData data, int participants)
    {
        var id = Guid.CreateVersion7();
        await using var scope = data.All.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().Is(new SignedIn(Guid.Empty, data.People[0], data.OrganisationId, "Bench", "B", "Europe/London", Theme.System, true, true, default, default, false));
        var (plans, run) = (scope.ServiceProvider.GetRequiredService<WorkshopActions>(), scope.ServiceProvider.GetRequiredService<RunActions>());
        await plans.PlanAsync(data.SpaceId, id, new("A full room", []));
        await plans.AddPollAsync(data.SpaceId, id, "Which option?", "", PollKind.One, [new("One"), new("Two"), new("Three")], secret: false);
        await run.StartAsync(data.SpaceId, id);
        await run.AdmitAsync(data.SpaceId, id, participants + 10);
        await using var db = await data.All.GetRequiredService<IDbContextFactory<WorkspaceDb>>().CreateDbContextAsync();
        var line = await db.Set<WorkshopLine>().SingleAsync();
        await run.RevealAsync(data.SpaceId, id, line.Id, shown: true);
        return (id, await db.Set<Workshop>().Select(w => w.Code).SingleAsync(), line.Id);
    }

    private static async Task<bool> TallyAsync(BenchData data, int participants)
    {
        await using var db = await data.All.GetRequiredService<IDbContextFactory<WorkspaceDb>>().CreateDbContextAsync();
        var marks = await db.Set<Ballot>().Select(b => b.Marks).ToListAsync();
        int[] counts = [.. Enumerable.Range(1, 3).Select(c => marks.Count(m => m == $"{c}:1"))];
        int[] expected = [.. Enumerable.Range(0, 3).Select(c => Enumerable.Range(0, participants).Count(i => i % 3 == c) + (c == 0 ? 1 : 0))];
        var exact = counts.SequenceEqual(expected);
        Console.WriteLine($"lost votes {Math.Max(0, participants + 1 - marks.Count)}, tally {string.Join(" / ", counts)}, {(exact ? "exact" : $"expected {string.Join(" / ", expected)}")}");
        return exact;
    }
}
