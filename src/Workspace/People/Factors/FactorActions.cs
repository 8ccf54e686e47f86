using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.People.Passkeys;
using Workspace.People.Proofs;
using Workspace.Spaces;

namespace Workspace.People.Factors;

/// <summary>Sets up and takes away what guards one's own account beside a password. Each act asks for a fresh proof.</summary>
public sealed class FactorActions(IDbContextFactory<WorkspaceDb> databases, CurrentPerson current, StepUp stepUp, NewSeed newSeed, Seeds seeds, AccountNotices notices, TimeProvider clock)
{
    /// <summary>Adds the app whose first code was entered. Answers with recovery codes where the account had none, to be shown once.</summary>
    public async Task<IReadOnlyList<string>> AddAppAsync(string? offered, string? code, CancellationToken ct = default)
    {
        stepUp.Demand();
        await using var db = await databases.CreateDbContextAsync(ct);
        var (person, now) = (await MeAsync(db, ct), clock.GetUtcNow());
        var seed = newSeed.Read(person.Id, offered) ?? throw Refusal.Wrong("This took too long. Load the page again and scan the new square.");
        var step = Totp.StepOf(seed, string.Concat((code ?? "").Where(char.IsAsciiDigit)), now) ?? throw Refusal.Wrong("Enter the six digits that your app shows now; these are not them. Check that the time of your phone is set by itself.", "Code");
        if (await db.Set<Authenticator>().FirstOrDefaultAsync(a => a.PersonId == person.Id, ct) is { } before)
        {
            db.Remove(before);
            await db.SaveChangesAsync(ct);
        }

        db.Add(Authenticator.Add(person.Id, seeds.Hide(person.Id, seed), step, now));
        Guard(db, person, PeopleEvents.FactorAdded, "added to");
        var codes = await FirstCodesAsync(db, person, ct);
        await db.SaveChangesAsync(ct);
        return codes;
    }

    public async Task RemoveAppAsync(CancellationToken ct = default)
    {
        stepUp.Demand();
        await using var db = await databases.CreateDbContextAsync(ct);
        var person = await MeAsync(db, ct);
        if (await db.Set<Authenticator>().FirstOrDefaultAsync(a => a.PersonId == person.Id, ct) is { } app)
        {
            db.Remove(app);
            Guard(db, person, PeopleEvents.FactorRemoved, "removed from");
            await UnguardAsync(db, person, await db.Set<Passkey>().AnyAsync(p => p.PersonId == person.Id, ct), ct);
            await db.SaveChangesAsync(ct);
        }
    }

    /// <summary>New recovery codes, to be shown once; those before stop working.</summary>
    public async Task<IReadOnlyList<string>> RenewCodesAsync(CancellationToken ct = default)
    {
        stepUp.Demand();
        await using var db = await databases.CreateDbContextAsync(ct);
        var person = await MeAsync(db, ct);
        if (!person.TwoFactorEnabled)
        {
            throw Refusal.Wrong("Add an authenticator app or a passkey first. Recovery codes stand in for them.");
        }

        db.RemoveRange(await db.Set<RecoveryCode>().Where(c => c.PersonId == person.Id).ToListAsync(ct));
        var codes = AddCodes(db, person);
        db.Add(PeopleEvents.Happened(PeopleEvents.CodesMade, person, clock.GetUtcNow()));
        notices.Tell(db, person, "New recovery codes for your account", "New recovery codes were made. Those before no longer work.", clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return codes;
    }

    /// <summary>Marks the account as guarded, and makes recovery codes where it has none yet.</summary>
    internal static async Task<IReadOnlyList<string>> FirstCodesAsync(WorkspaceDb db, Person person, CancellationToken ct)
    {
        person.TwoFactorEnabled = true;
        return await db.Set<RecoveryCode>().AnyAsync(c => c.PersonId == person.Id && c.UsedAt == null, ct) ? [] : AddCodes(db, person);
    }

    /// <summary>After the last factor is gone the account is guarded no longer, and its recovery codes are forgotten.</summary>
    internal static async Task UnguardAsync(WorkspaceDb db, Person person, bool hasOthers, CancellationToken ct)
    {
        person.TwoFactorEnabled = hasOthers;
        if (!hasOthers)
        {
            db.RemoveRange(await db.Set<RecoveryCode>().Where(c => c.PersonId == person.Id).ToListAsync(ct));
        }
    }

    private void Guard(WorkspaceDb db, Person person, string kind, string how)
    {
        var now = clock.GetUtcNow();
        person.SecurityStamp = Secret.Make();
        db.Add(PeopleEvents.Happened(kind, person, now, new { kind = "authenticator app" }));
        notices.Tell(db, person, "The second step of your account was changed", $"An authenticator app was {how} your account.", now);
    }

    private static IReadOnlyList<string> AddCodes(WorkspaceDb db, Person person)
    {
        var made = Enumerable.Range(0, RecoveryCode.Count).Select(_ => RecoveryCode.Make(person.Id)).ToArray();
        db.AddRange(made.Select(m => m.Row));
        return [.. made.Select(m => m.Code)];
    }

    private async Task<Person> MeAsync(WorkspaceDb db, CancellationToken ct)
    {
        var id = current.Id ?? throw Refusal.SignedOut();
        return await db.Set<Person>().SingleAsync(p => p.Id == id, ct);
    }
}
