using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.People.Factors;
using Workspace.People.Passkeys;
using Workspace.People.Passwords;
using Workspace.People.SignIn;
using Workspace.Spaces;

namespace Workspace.People.Proofs;

/// <summary>With what somebody can show again who they are.</summary>
public enum ProofKind
{
    /// <summary>With nothing but a new link.</summary>
    None,
    Password,
    Code,
    Passkey,
}

/// <summary>Asks who is already signed in to show again who they are, before acts that would give the account or the organisation away.</summary>
public sealed class StepUp(
    IDbContextFactory<WorkspaceDb> databases, CurrentPerson current, PasswordHashing passwords, Codes codes, PasskeyCeremony passkeys, SessionCookie cookie, FailureBudget budget, TimeProvider clock)
{
    /// <summary>For how long a proof counts; the sign-in itself of somebody who has nothing but links counts longer.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5), FreshByLink = TimeSpan.FromHours(1);

    public bool IsFresh => current.SignedIn is { } me && clock.GetUtcNow() - me.ProvenAt <= (me.HasPassword || me.HasFactor ? Fresh : FreshByLink);

    /// <summary>Where to show who one is, and be led back.</summary>
    public static string Address(string then) => $"/prove?then={Uri.EscapeDataString(then)}";

    /// <summary>Refuses where the last proof is too old. To be asked by the act itself, whatever page led there.</summary>
    public void Demand()
    {
        if (!IsFresh)
        {
            throw Refusal.Wrong("Show again that it is you: it is a while since you last did.", "Proof");
        }
    }

    /// <summary>What the account can show; an authenticator app before a password, because it is harder to have stolen.</summary>
    public async Task<ProofKind> KindAsync(CancellationToken ct = default)
    {
        var me = current.SignedIn ?? throw Refusal.SignedOut();
        await using var db = await databases.CreateDbContextAsync(ct);
        return me switch
        {
            { HasFactor: true } when await db.Set<Authenticator>().AnyAsync(a => a.PersonId == me.PersonId, ct) => ProofKind.Code,
            { HasPassword: true } => ProofKind.Password,
            { HasFactor: true } => ProofKind.Passkey,
            _ => ProofKind.None,
        };
    }

    /// <summary>The question for a passkey, where the person has one.</summary>
    public async Task<PasskeyQuestion?> AskAsync(HttpContext http, CancellationToken ct = default)
    {
        var me = current.SignedIn ?? throw Refusal.SignedOut();
        await using var db = await databases.CreateDbContextAsync(ct);
        return me.HasFactor && await db.Set<Passkey>().AnyAsync(p => p.PersonId == me.PersonId, ct) ? await passkeys.AskAsync(await db.Set<Person>().SingleAsync(p => p.Id == me.PersonId, ct), http) : null;
    }

    /// <summary>Takes the password or code that came with a form, where one is needed. Nothing happens while the last proof is fresh.</summary>
    public Task ProveAsync(string? typed, HttpContext http, CancellationToken ct = default) => IsFresh ? Task.CompletedTask : ProveAsync((db, me) => JudgeAsync(db, me, typed, ct), http, ct);

    public Task ProveAsync(PasskeyAnswer answer, HttpContext http, CancellationToken ct = default) =>
        ProveAsync(async (db, me) => await passkeys.JudgeAsync(db, me.PersonId, answer, http, ct) == me.PersonId ? null : "This passkey was not accepted. Try again.", http, ct);

    private async Task ProveAsync(Func<WorkspaceDb, SignedIn, Task<string?>> judge, HttpContext http, CancellationToken ct)
    {
        var me = current.SignedIn ?? throw Refusal.SignedOut();
        var key = "proof " + me.PersonId;
        if (budget.Take(key, FailureBudget.PerAccount) is { } wait)
        {
            throw Refusal.TooMany($"Too many tries. Wait {Math.Ceiling(wait.TotalMinutes):0} minutes and try again.", wait);
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        if (await judge(db, me) is { } wrong)
        {
            throw Refusal.Wrong(wrong, "Proof");
        }

        var (now, secret) = (clock.GetUtcNow(), Secret.Make());
        (await db.Set<Session>().SingleAsync(s => s.Id == me.SessionId && s.EndedAt == null, ct)).Prove(Secret.Hash(secret), now);
        db.Add(PeopleEvents.Happened(PeopleEvents.Proved, await db.Set<Person>().SingleAsync(p => p.Id == me.PersonId, ct), now));
        if (!await PasskeyCeremony.SaveAsync(db, ct))
        {
            throw Refusal.Wrong(SecondStepActions.Wrong, "Proof");
        }

        budget.Forgive(key);
        cookie.Give(http, secret);
        current.Is(me with { ProvenAt = now });
    }

    // What is wrong with it, or nothing.
    private async Task<string?> JudgeAsync(WorkspaceDb db, SignedIn me, string? typed, CancellationToken ct) => await KindAsync(ct) switch
    {
        ProofKind.Code => await codes.TakeAsync(db, me.PersonId, typed, ct) is null ? (typed is { Length: > 0 } ? SecondStepActions.Wrong : "Enter a code from your authenticator app.") : null,
        ProofKind.Password => await db.Set<Person>().Where(p => p.Id == me.PersonId).Select(p => p.PasswordHash).SingleAsync(ct) is var hash && await passwords.VerifyAsync(hash, typed ?? "", ct) == PasswordVerificationResult.Failed
            ? (typed is { Length: > 0 } ? "Enter your password; this is not it." : "Enter your password to go on.") : null,
        ProofKind.Passkey => "Show first that it is you, with your passkey.",
        _ => "Sign in again by a new link, and do this within an hour. Your administrator makes the link.",
    };
}
