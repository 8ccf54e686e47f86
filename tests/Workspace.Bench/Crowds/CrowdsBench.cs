using System.Diagnostics;
using System.Text;
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
    private const int People = 5_000;

    public static async Task<int> RunAsync()
    {
        Machine.Say();
        await InviteAsync();
        foreach (var seats in new[] { 100, 10_000 })
        {
            await ListAsync(seats);
        }

        return 0;
    }

    private static async Task InviteAsync()
    {
        var folder = Directory.CreateTempSubdirectory("workspace-bench-").FullName;
        await using var data = await BenchData.CreateAsync(new DatabaseSettings(folder, null), people: 20, risks: 0);
        await using var services = Services(data);
        var administrator = data.People[0];
        await WriteAsync(services, db => db.Add(Administrator.Appoint(data.OrganisationId, administrator, null, TimeProvider.System.GetUtcNow())));
        var csv = new MemoryStream(Encoding.UTF8.GetBytes("address,name,until\n" + string.Concat(Enumerable.Range(0, People).Select(i => $"guest{i}@example.net,Guest Number{i},31/12/2030\n"))));
        var clock = Stopwatch.StartNew();
        var batch = await DoAsync<InviteActions, Guid>(services, data, administrator, a => a.DrawAsync(null, new InviteWish(null, csv, null, Role.Reader, null, null)));
        Console.WriteLine($"{People:N0} rows read and judged     {clock.Elapsed.TotalSeconds,8:N2} s");
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

        Console.WriteLine($"{People:N0} invited                  {clock.Elapsed.TotalSeconds,8:N2} s");
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

    private static async Task ListAsync(int seats)
    {
        var folder = Directory.CreateTempSubdirectory("workspace-bench-").FullName;
        await using (var data = await BenchData.CreateAsync(new DatabaseSettings(folder, null), people: seats, risks: 0))
        {
            await using var services = Services(data);
            await WriteAsync(services, db => db.Add(Administrator.Appoint(data.OrganisationId, data.People[0], null, TimeProvider.System.GetUtcNow())));
        }

        await using (var server = await BenchServer.StartAsync(folder))
        {
            using var http = new HttpClient { BaseAddress = server.Address };
            http.DefaultRequestHeaders.Add("Cookie", BenchServer.Cookie(0));
            var times = new List<double>();
            for (var i = 0; i < 130; i++)
            {
                var began = Stopwatch.GetTimestamp();
                (await http.GetAsync("/office/seats")).EnsureSuccessStatusCode();
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            var warm = new Times(times.Skip(30));
            Console.WriteLine($"seats page, {seats,6:N0} seats        p50 {warm.P50:N1} ms, p95 {warm.P95:N1} ms");
        }

        Directory.Delete(folder, recursive: true);
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
        return services.BuildServiceProvider();
    }
}
