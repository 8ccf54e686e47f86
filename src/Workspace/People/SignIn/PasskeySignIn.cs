using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.People.Passkeys;
using Workspace.Spaces;

namespace Workspace.People.SignIn;

/// <summary>Signs people in with a passkey alone: they hold the device, and it has verified them. Nobody's wrong guesses can lock this way.</summary>
public sealed class PasskeySignIn(IDbContextFactory<WorkspaceDb> databases, Sessions sessions, PasskeyCeremony passkeys, FailureBudget budget)
{
    public const string Refused = "This passkey was not accepted. Try again, or sign in another way.";

    public Task<PasskeyQuestion> AskAsync(HttpContext http) => passkeys.AskAsync(null, http);

    /// <summary>The secret of the new session.</summary>
    public async Task<string> SignInAsync(PasskeyAnswer answer, Visitor visitor, HttpContext http, CancellationToken ct = default)
    {
        var place = "passkeys from " + visitor.Place;
        if (visitor.Place is not null && budget.Take(place, FailureBudget.PerPlace) is { } wait)
        {
            throw Refusal.TooMany($"Too many tries. Wait {Math.Ceiling(wait.TotalMinutes):0} minutes and try again.", wait);
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        if (await passkeys.JudgeAsync(db, null, answer, http, ct) is not { } id || await db.Set<Person>().FirstOrDefaultAsync(p => p.Id == id && p.DisabledAt == null, ct) is not { } person)
        {
            throw Refusal.Wrong(Refused, "Passkey");
        }

        var secret = await sessions.BeginAsync(db, person, visitor, "passkey", ct);
        if (!await PasskeyCeremony.SaveAsync(db, ct))
        {
            throw Refusal.Wrong(Refused, "Passkey");
        }

        budget.GiveBack(place);
        return secret;
    }
}
