using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.People.Factors;
using Workspace.People.Passkeys;
using Workspace.Spaces;

namespace Workspace.People.SignIn;

/// <summary>What somebody half way in can show: an app, a passkey, a recovery code.</summary>
public sealed record SecondStepOffer(bool HasApp, PasskeyQuestion? Passkey);

/// <summary>Takes the second step. Whatever is wrong with it, the answer is the same, and only so many are judged.</summary>
public sealed class SecondStepActions(
    IDbContextFactory<WorkspaceDb> databases, Sessions sessions, Codes codes, PasskeyCeremony passkeys, AccountNotices notices, FailureBudget budget, TimeProvider clock)
{
    public const string Wrong = "This code is wrong, or it was used before. Wait for the next one, or enter a recovery code.",
        WrongPasskey = "This passkey was not accepted. Try again, or enter a code.";

    private const int Several = 3;

    public async Task<SecondStepOffer?> OfferAsync(HalfWay halfWay, HttpContext http, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await FindAsync(db, halfWay, ct) is not { } person)
        {
            return null;
        }

        var hasApp = await db.Set<Authenticator>().AnyAsync(a => a.PersonId == person.Id, ct);
        return new(hasApp, await db.Set<Passkey>().AnyAsync(p => p.PersonId == person.Id, ct) ? await passkeys.AskAsync(person, http) : null);
    }

    /// <summary>The secret of the new session.</summary>
    public Task<string> FinishAsync(HalfWay halfWay, string? code, Visitor visitor, CancellationToken ct = default) =>
        FinishAsync(halfWay, visitor, (db, person) => codes.TakeAsync(db, person.Id, code, ct), Wrong, ct);

    public Task<string> FinishAsync(HalfWay halfWay, PasskeyAnswer answer, Visitor visitor, HttpContext http, CancellationToken ct = default) =>
        FinishAsync(halfWay, visitor, async (db, person) => await passkeys.JudgeAsync(db, person.Id, answer, http, ct) == person.Id ? "passkey" : null, WrongPasskey, ct);

    private async Task<string> FinishAsync(HalfWay halfWay, Visitor visitor, Func<WorkspaceDb, Person, Task<string?>> judge, string wrong, CancellationToken ct)
    {
        var key = "second step " + halfWay.PersonId;
        if (budget.Take(key, FailureBudget.PerAccount) is { } wait)
        {
            throw Refusal.TooMany($"Too many tries. Wait {Math.Ceiling(wait.TotalMinutes):0} minutes and try again.", wait);
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var person = await FindAsync(db, halfWay, ct) ?? throw Refusal.Wrong("This took too long, or the account was changed meanwhile. Sign in again.");
        var isLocked = await RecentFailures.CountAsync(db, person.Id, RecentFailures.WrongCode, clock.GetUtcNow(), ct) >= FailureBudget.PerAccount;
        if (!isLocked && await judge(db, person) is { } how)
        {
            var secret = await sessions.BeginAsync(db, person, visitor, $"{halfWay.How} and {how}", ct);
            if (await PasskeyCeremony.SaveAsync(db, ct))
            {
                budget.Forgive(key);
                return secret;
            }
        }

        await RefuseAsync(halfWay.PersonId, isLocked, ct);
        throw Refusal.Wrong(wrong, "Code");
    }

    private async Task RefuseAsync(Guid personId, bool isLocked, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var person = await db.Set<Person>().SingleAsync(p => p.Id == personId, ct);
        if (await RecentFailures.CountAsync(db, personId, RecentFailures.WrongCode, clock.GetUtcNow(), ct) == Several)
        {
            notices.Tell(db, person, "Wrong codes for your account", "Somebody knows your password, or opened a link of yours, and failed at the second step several times. If that was not you, choose another password.", clock.GetUtcNow());
        }

        db.Add(PeopleEvents.Refused(person, isLocked ? RecentFailures.TooMany : RecentFailures.WrongCode, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
    }

    private static async Task<Person?> FindAsync(WorkspaceDb db, HalfWay halfWay, CancellationToken ct) =>
        await db.Set<Person>().FirstOrDefaultAsync(p => p.Id == halfWay.PersonId && p.DisabledAt == null && p.TwoFactorEnabled, ct) is { } person && (person.SecurityStamp ?? "") == halfWay.Stamp ? person : null;
}
