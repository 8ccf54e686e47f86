using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.People.Passwords;
using Workspace.People.SignIn;
using Workspace.Spaces;

namespace Workspace.People.Profile;

/// <summary>Sets one's own password: after the present one, or shortly after signing in where there is none.</summary>
public sealed class PasswordActions(
    IDbContextFactory<WorkspaceDb> databases, CurrentPerson current, Sessions sessions, PasswordHashing passwords, AccountNotices notices, FailureBudget budget, TimeProvider clock)
{
    /// <summary>How long a proof counts as fresh.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    public bool IsFresh => current.SignedIn is { } me && clock.GetUtcNow() - me.ProvenAt <= Fresh;

    /// <summary>The secret of the session that takes the place of this one.</summary>
    public async Task<string> ChangeAsync(string? present, string? password, bool endOthers, Visitor visitor, CancellationToken ct = default)
    {
        var me = current.SignedIn ?? throw Refusal.SignedOut();
        await using var db = await databases.CreateDbContextAsync(ct);
        var person = await db.Set<Person>().SingleAsync(p => p.Id == me.PersonId, ct);
        await ProveAsync(person, present, ct);
        PasswordRules.Check(password ?? "", await KnownWords.AsAsync(db, person, ct), "Password");
        var (now, isFirst) = (clock.GetUtcNow(), person.PasswordHash is null);
        person.PasswordHash = await passwords.HashAsync(password!, ct);
        person.SecurityStamp = Secret.Make();
        var ended = endOthers ? await Sessions.EndAllAsync(db, person.Id, except: me.SessionId, now, ct) : 0;
        db.Add(PeopleEvents.Happened(PeopleEvents.PasswordChanged, person, now, isFirst ? new { first = true } : null));
        notices.Tell(db, person, isFirst ? "A password was set for your account" : "Your password was changed", $"It was done with {visitor.Device}.", now);
        if (ended > 0)
        {
            db.Add(PeopleEvents.Happened(PeopleEvents.SessionsEnded, person, now, new { ended }));
        }

        var secret = await sessions.BeginAsync(db, person, visitor, how: null, ct);
        await db.SaveChangesAsync(ct);
        return secret;
    }

    private async Task ProveAsync(Person person, string? present, CancellationToken ct)
    {
        if (person.PasswordHash is not { } hash)
        {
            if (!IsFresh)
            {
                throw Refusal.Wrong("To choose a first password, sign in again by a new link, and do it within five minutes. Your administrator makes the link.");
            }

            return;
        }

        var key = "present " + person.Id;
        if (budget.Take(key, FailureBudget.PerAccount) is { } wait)
        {
            throw Refusal.TooMany($"Too many tries. Wait {Math.Ceiling(wait.TotalMinutes):0} minutes and try again.", wait);
        }

        if (await passwords.VerifyAsync(hash, present ?? "", ct) == PasswordVerificationResult.Failed)
        {
            throw Refusal.Wrong("Enter your present password; this is not it.", "Present");
        }

        budget.Forgive(key);
    }
}
