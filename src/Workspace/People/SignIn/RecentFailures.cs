using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Data;

namespace Workspace.People.SignIn;

/// <summary>
/// Wrong passwords of an account, counted in the event table: the count outlives a restart, holds on every server, and does not touch the
/// account itself, so that a stranger's guesses never disturb what its owner is saving.
/// </summary>
internal static class RecentFailures
{
    public const string
        UnknownAddress = """{"why":"unknown address"}""",
        WrongPassword = """{"why":"wrong password"}""",
        WrongCode = """{"why":"wrong code"}""",
        TooMany = """{"why":"too many tries"}""",
        Disabled = """{"why":"account disabled"}""";

    /// <summary>True while the account takes no password. A link to sign in works all the same.</summary>
    public static async Task<bool> AreTooManyAsync(WorkspaceDb db, Guid personId, DateTimeOffset now, CancellationToken ct) =>
        await CountAsync(db, personId, WrongPassword, now, ct) >= FailureBudget.PerAccount;

    /// <summary>How often this went wrong within the last while, since the person last got in.</summary>
    public static async Task<int> CountAsync(WorkspaceDb db, Guid personId, string why, DateTimeOffset now, CancellationToken ct)
    {
        var since = now - FailureBudget.Window;
        var recent = await db.Set<Event>().AsNoTracking()
            .Where(e => e.SubjectId == personId && e.At > since && (e.Kind == PeopleEvents.SignedIn || e.Kind == PeopleEvents.PasswordChanged || (e.Kind == PeopleEvents.SignInRefused && e.Facts == why)))
            .OrderByDescending(e => e.Id).Select(e => e.Kind).Take(FailureBudget.PerAccount).ToListAsync(ct);
        return recent.TakeWhile(kind => kind == PeopleEvents.SignInRefused).Count();
    }
}
