using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.Operations.Demo;
using Workspace.People;

namespace Workspace.Operations;

/// <summary>What the console says at start: where to open the server, and the links that let the first people in.</summary>
public sealed class Greeting(IDbContextFactory<WorkspaceDb> databases, Links links, PublicAddress address, IServiceProvider services)
{
    public const string DemoFlag = "--demo";

    private static readonly TimeSpan DemoLife = TimeSpan.FromDays(1);

    private static readonly (string What, string Name)[] DemoLinks =
    [
        ("owner of all three spaces", DemoPeople.Owner),
        ("contributor", DemoPeople.Contributor),
        ("reader", DemoPeople.Reader),
        ("seat administrator", DemoPeople.SeatAdministrator),
        ("a seat that has lapsed", DemoPeople.Lapsed),
    ];

    /// <summary>Before the server listens: the example organisation, where it is asked for and not there yet.</summary>
    public async Task PrepareAsync(string[] args, CancellationToken ct = default)
    {
        if (!IsDemo(args))
        {
            return;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var administrator = DemoPeople.Email(DemoPeople.SeatAdministrator);
        if (!await db.Set<Organisation>().AnyAsync(ct))
        {
            await services.GetRequiredService<DemoOrganisation>().FillAsync(ct);
        }
        else if (!await db.Set<Person>().AnyAsync(p => p.Email == administrator, ct))
        {
            throw new OperationException("The data folder already holds an organisation of your own. Give the demo another one: WORKSPACE_DATA=./data-demo ./run --demo");
        }
    }

    /// <summary>Once the server listens.</summary>
    public async Task SayAsync(string[] args, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (IsDemo(args))
        {
            await ShowDemoAsync(db, ct);
        }
        else if (!await db.Set<Organisation>().AnyAsync(ct))
        {
            Console.WriteLine($"\nNobody has set Workspace up yet. Open this link once, within an hour:\n\n    {await links.MakeSetUpAsync(ct)}\n");
        }

        Console.WriteLine($"Workspace is at {address.Uri}  (Ctrl+C stops it)");
    }

    private static bool IsDemo(string[] args) => args.Contains(DemoFlag, StringComparer.Ordinal);

    private async Task ShowDemoAsync(WorkspaceDb db, CancellationToken ct)
    {
        Console.WriteLine("\nAn example organisation is ready. Each link signs you in once; use one browser, or private window, a person:\n");
        foreach (var (what, name) in DemoLinks)
        {
            var email = DemoPeople.Email(name);
            var id = await db.Set<Person>().Where(p => p.Email == email).Select(p => p.Id).SingleAsync(ct);
            Console.WriteLine($"  {name + ", " + what,-40} {await links.MakeSignInAsync(id, null, DemoLife, ct)}");
        }

        Console.WriteLine();
    }
}
