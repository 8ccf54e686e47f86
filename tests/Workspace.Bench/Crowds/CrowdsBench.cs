using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Bench.Support;
using Workspace.Data;
using Workspace.Invitations;
using Workspace.Licensing;
using Workspace.Mail;
using Workspace.Operations;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Bench.Crowds;

/// <summary>Five thousand people invited from one file while others write; and the list of seats with a hundred and with ten thousand.</summary>
public static class CrowdsBench
{
    private const int Few = 100;

    /// <param name="args">--small: a tenth of everybody.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        Machine.Say();
        var share = args is ["--small"] ? 10 : 1;
        await InviteAsync(5_000 / share);
        await ListAsync(10_000 / share);
        return 0;
    }

    private static async Task InviteAsync(int guests)
    {
        var folder = Directory.CreateTempSubdirectory("workspace-bench-").FullName;
        await using var data = await BenchData.CreateAsync(new DatabaseSettings(folder, null), people: 20, risks: 0);
        await using var services = Services(data);
        var administrator = data.People[0];
        await WriteAsync(services, db => db.Add(Administrator.Appoint(data.OrganisationId, administrator, null, TimeProvider.System.GetUtcNow())));
        var csv = new MemoryStream(Encoding.UTF8.GetBytes("address,name,until\n" + string.Concat(Enumerable.Range(0, guests).Select(i => $"guest{i}@example.net,Guest Number{i},31/12/2030\n"))));
        var clock = Stopwatch.StartNew();
        var batch = await DoAsync<InviteActions, Guid>(services, data, administrator, a => a.DrawAsync(null, new InviteWish(null, csv, null, Role.Reader, null, null)));
        Console.WriteLine($"{guests:N0} rows read and judged     {clock.Elapsed.TotalSeconds,8:N2} s");
        await DoAsync<InviteActions, bool>(services, data, administrator, async a =>
        {
            await a.SendAsync(null, batch);
            return true;
        });
        using var stop = new CancellationTokenSource();
        var others = OthersAsync(services, data, stop.Token);
        clock.Restart();
        while (await services.GetRequiredService<InvitationRunner>().StepAsync() > 0)
        {
        }

        Console.WriteLine($"{guests:N0} invited                  {clock.Elapsed.TotalSeconds,8:N2} s");
        await stop.CancelAsync();
        var times = await others;
        Console.WriteLine($"another's writes meanwhile  p50 {times.P50:N1} ms, p95 {times.P95:N1} ms, max {times.Max:N1} ms ({times.Count})");
        Directory.Delete(folder, recursive: true);
    }

    // Somebody else who saves a small thing again and again.
    private static Task<Times> OthersAsync(ServiceProvider services, BenchData data, CancellationToken stop) => Task.Run(async () =>
    {
        var times = new List<double>();
        while (!stop.IsCancellationRequested)
        {
            var began = Stopwatch.GetTimestamp();
            await WriteAsync(services, db => db.Add(new Activity.Event { OrganisationId = data.OrganisationId, SpaceId = data.SpaceId, Kind = "bench.wrote", SubjectId = data.SpaceId, At = TimeProvider.System.GetUtcNow() }));
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            await Task.Delay(20, CancellationToken.None);
        }

        return new Times(times);
    }, CancellationToken.None);

    // Two servers at the same time, in turns: what else the machine does meets both.
    private static async Task ListAsync(int seats)
    {
        var folders = new[] { Few, seats }.Select(_ => Directory.CreateTempSubdirectory("workspace-bench-").FullName).ToArray();
        await FillAsync(folders[0], Few);
        await FillAsync(folders[1], seats);
        await using var small = await BenchServer.StartAsync(folders[0]);
        await using var large = await BenchServer.StartAsync(folders[1]);
        await LookAsync(small, 40);
        await LookAsync(large, 40);
        var (few, many) = (new List<double>(), new List<double>());
        var before = (Small: small.Cpu, Large: large.Cpu);
        for (var turn = 0; turn < 10; turn++)
        {
            few.AddRange(await LookAsync(small, 20));
            many.AddRange(await LookAsync(large, 20));
        }

        var (cpuFew, cpuMany) = ((small.Cpu - before.Small).TotalMilliseconds / few.Count, (large.Cpu - before.Large).TotalMilliseconds / many.Count);
        var (timeFew, timeMany) = (new Times(few), new Times(many));
        Console.WriteLine($"seats page, {Few,6:N0} seats        p50 {timeFew.P50:N1} ms, p95 {timeFew.P95:N1} ms, CPU {cpuFew:N1} ms");
        Console.WriteLine($"seats page, {seats,6:N0} seats        p50 {timeMany.P50:N1} ms, p95 {timeMany.P95:N1} ms, CPU {cpuMany:N1} ms: {timeMany.P50 / timeFew.P50:N2} times, CPU {cpuMany / cpuFew:N2} times");
        Array.ForEach(folders, folder => Directory.Delete(folder, recursive: true));
    }

    private static async Task FillAsync(string folder, int seats)
    {
        await using var data = await BenchData.CreateAsync(new DatabaseSettings(folder, null), people: seats, risks: 0);
        await using var services = Services(data);
        await WriteAsync(services, db => db.Add(Administrator.Appoint(data.OrganisationId, data.People[0], null, TimeProvider.System.GetUtcNow())));
    }

    private static async Task<IReadOnlyList<double>> LookAsync(BenchServer server, int times)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Add("Cookie", BenchServer.Cookie(0));
        var took = new List<double>();
        for (var i = 0; i < times; i++)
        {
            var began = Stopwatch.GetTimestamp();
            (await http.GetAsync("/office/seats")).EnsureSuccessStatusCode();
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return took;
    }

    private static async Task<TResult> DoAsync<TService, TResult>(ServiceProvider services, BenchData data, Guid person, Func<TService, Task<TResult>> act) where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        var now = TimeProvider.System.GetUtcNow();
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().Is(new SignedIn(Guid.Empty, person, data.OrganisationId, "Bench", "B", "Europe/London", Theme.System, true, true, now, now, false));
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    private static async Task WriteAsync(ServiceProvider services, Action<WorkspaceDb> write)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<WorkspaceDb>>().CreateDbContextAsync();
        write(db);
        await db.SaveChangesAsync();
    }

    private static ServiceProvider Services(BenchData data)
    {
        var settings = data.All.GetRequiredService<DatabaseSettings>();
        var (services, address) = (new ServiceCollection(), new PublicAddress(Settings.DefaultAddress));
        services.AddLogging().AddSingleton(TimeProvider.System).AddScoped<CurrentPerson>().AddSingleton(address).AddSingleton<Sessions>();
        services.AddWorkspaceKeys(new(address, settings, [], null, false, null, null));
        services.AddWorkspaceData(settings).AddWorkspaceSpaces().AddWorkspaceInvitations().AddWorkspaceMail(MailServer.None with { Host = "mail.example.org" }).AddScoped<OfficeAccess>();
        var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IDataProtectionProvider>().CreateProtector("bench").Protect("ready"); // a host does this at its start: the first key is not made within somebody's turn to write
        return provider;
    }
}
