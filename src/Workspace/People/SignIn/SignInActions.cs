using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People.Passwords;
using Workspace.Spaces;

namespace Workspace.People.SignIn;

/// <summary>Signs people in with their password, and out. Whoever is refused learns nothing about who has an account.</summary>
public sealed class SignInActions(
    IDbContextFactory<WorkspaceDb> databases, Entrance entrance, PasswordHashing passwords, FailureBudget budget, TimeProvider clock)
{
    public const string Refused = "The email address or the password is wrong. Check both, or ask your administrator for a link to sign in.";

    public async Task<Entry> SignInAsync(string? email, string? password, Visitor visitor, CancellationToken ct = default)
    {
        var address = Entered(email);
        var typed = password is { Length: > 0 } ? password : throw Refusal.Wrong("Enter your password.", "Password");
        var (account, place) = ("account " + Secret.Hash(address), "place " + visitor.Place);
        if (visitor.Place is not null)
        {
            Take(place, FailureBudget.PerPlace);
        }

        Take(account, FailureBudget.PerAccount);
        var entry = await JudgeAsync(address, typed, visitor, ct);
        budget.Forgive(account);
        budget.GiveBack(place);
        return entry;
    }

    /// <summary>Ends this browser's session on the server: its cookie is worth nothing from now on.</summary>
    public async Task SignOutAsync(SignedIn signedIn, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        if (await db.Set<Session>().FirstOrDefaultAsync(s => s.Id == signedIn.SessionId && s.EndedAt == null, ct) is { } session)
        {
            session.End(now);
            db.Add(PeopleEvents.Happened(PeopleEvents.SignedOut, await db.Set<Person>().SingleAsync(p => p.Id == signedIn.PersonId, ct), now));
            await db.SaveChangesAsync(ct);
        }
    }

    // One way for everybody, so that it takes as long for an address that nobody has: a person, a count, a hash, a row.
    private async Task<Entry> JudgeAsync(string address, string password, Visitor visitor, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var person = await db.Set<Person>().FirstOrDefaultAsync(p => p.NormalizedEmail == address, ct);
        var isLocked = await RecentFailures.AreTooManyAsync(db, person?.Id ?? Guid.Empty, clock.GetUtcNow(), ct);
        var verdict = await passwords.VerifyAsync(person?.PasswordHash, password, ct);
        if (person is null || isLocked || person.DisabledAt is not null || verdict == PasswordVerificationResult.Failed)
        {
            await RefuseAsync(db, person, isLocked, verdict, ct);
            throw Refusal.Wrong(Refused, "Email");
        }

        if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
        {
            person.PasswordHash = await passwords.HashAsync(password, ct);
        }

        var entry = await entrance.AdmitAsync(db, person, visitor, "password", ct);
        await db.SaveChangesAsync(ct);
        return entry;
    }

    private async Task RefuseAsync(WorkspaceDb db, Person? person, bool isLocked, PasswordVerificationResult verdict, CancellationToken ct)
    {
        var organisationId = person?.OrganisationId ?? await db.Set<Organisation>().OrderBy(o => o.CreatedAt).Select(o => o.Id).FirstOrDefaultAsync(ct);
        var why = (person, isLocked, verdict) switch
        {
            (null, _, _) => RecentFailures.UnknownAddress,
            (_, true, _) => RecentFailures.TooMany,
            (_, _, PasswordVerificationResult.Failed) => RecentFailures.WrongPassword,
            _ => RecentFailures.Disabled,
        };
        db.Add(new Event { OrganisationId = organisationId, Kind = PeopleEvents.SignInRefused, SubjectId = person?.Id ?? organisationId, At = clock.GetUtcNow(), Facts = why });
        await db.SaveChangesAsync(ct);
    }

    private static string Entered(string? email)
    {
        var address = (email ?? "").Trim();
        return address.Length switch
        {
            0 => throw Refusal.Wrong("Enter your email address.", "Email"),
            > EmailAddress.Max => throw Refusal.Wrong(Refused, "Email"),
            _ => EmailAddress.Key(address),
        };
    }

    private void Take(string key, int most)
    {
        if (budget.Take(key, most) is { } wait)
        {
            throw Refusal.TooMany($"Too many tries. Wait {Math.Ceiling(wait.TotalMinutes):0} minutes and try again, or ask your administrator for a link to sign in.", wait);
        }
    }
}
