using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People;
using Workspace.Ui.Kit;

namespace Workspace.Ui;

/// <summary>What the frame round a page shows, read for this person at this request.</summary>
public sealed class Frames(IDbContextFactory<WorkspaceDb> databases)
{
    public const string ProductName = "Workspace";

    private static readonly string[] Narrow = ["/sign-in", "/link", "/set-up"];

    /// <summary>Sign-in and its like stand in one narrow column.</summary>
    public static bool IsNarrow(PathString path) => Narrow.Any(start => path.StartsWithSegments(start, StringComparison.Ordinal));

    /// <summary>The name over public pages: the organisation's own.</summary>
    public async Task<string> OrganisationAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<Organisation>().OrderBy(o => o.CreatedAt).Select(o => o.Name).FirstOrDefaultAsync(ct) ?? ProductName;
    }

    public async Task<ShellView> OfAsync(SignedIn me, HttpContext http, ToastView? toast)
    {
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        return new ShellView
        {
            Organisation = await db.Set<Organisation>().Where(o => o.Id == me.OrganisationId).Select(o => o.Name).SingleAsync(http.RequestAborted),
            Person = new ShellPerson(me.PersonId, me.Name),
            Toast = toast,
            KeysOff = !me.SingleKeys,
            YouMenu = [new("Your profile", "user", "/profile"), new("Your seat", "ticket", "/seat")],
        };
    }
}
