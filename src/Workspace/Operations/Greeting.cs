using System.Text;
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

    /// <summary>Before the server listens: the example organisation where it is asked for, and the links that will be printed.</summary>
    public async Task<string> PrepareAsync(string[] args, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var empty = !await db.Set<Organisation>().AnyAsync(ct);
        var words = new StringBuilder();
        if (args.Contains(DemoFlag, StringComparer.Ordinal))
        {
            await PrepareDemoAsync(db, empty, words, ct);
        }
        else if (empty)
        {
            words.Append($"\nNobody has set Workspace up yet. Open this link once, within an hour:\n\n    {await links.MakeSetUpAsync(ct)}\n\n");
        }

        return words.Append($"Workspace is at {address.Uri}  (Ctrl+C stops it)").ToString();
    }

    private async Task PrepareDemoAsync(WorkspaceDb db, bool empty, StringBuilder words, CancellationToken ct)
    {
        var administrator = DemoPeople.Email(DemoPeople.SeatAdministrator);
        if (empty)
        {
            await services.GetRequiredService<DemoOrganisation>().FillAsync(ct);
        }
        else if (!await db.Set<Person>().AnyAsync(p => p.Email == administrator, ct))
        {
            throw new OperationException("The data folder already holds an organisation of your own. Give the demo another one: WORKSPACE_DATA=./data-demo ./run --demo");
        }

        words.Append("\nAn example organisation is ready. Each link signs you in once; use one browser, or private window, a person:\n\n");
        foreach (var (what, name) in DemoLinks)
        {
            var email = DemoPeople.Email(name);
            var id = await db.Set<Person>().Where(p => p.Email == email).Select(p => p.Id).SingleAsync(ct);
            words.Append($"  {name + ", " + what,-40} {await links.MakeSignInAsync(id, null, DemoLife, ct)}\n");
        }

        words.Append('\n');
    }
}
