using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People;

namespace Workspace.Operations;

/// <summary>What the console says at start: where to open the server, and the set-up link while nobody has used it.</summary>
public sealed class Greeting(IDbContextFactory<WorkspaceDb> databases, Links links, PublicAddress address)
{
    public async Task SayAsync(string[] args, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!await db.Set<Organisation>().AnyAsync(ct))
        {
            Console.WriteLine($"\nNobody has set Workspace up yet. Open this link once, within an hour:\n\n    {await links.MakeSetUpAsync(ct)}\n");
        }

        Console.WriteLine($"Workspace is at {address.Uri}");
    }
}
