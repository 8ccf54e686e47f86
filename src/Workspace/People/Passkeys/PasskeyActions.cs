using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.People.Factors;
using Workspace.People.Proofs;
using Workspace.Spaces;

namespace Workspace.People.Passkeys;

/// <summary>Adds, names and removes one's own passkeys. Each act asks for a fresh proof.</summary>
public sealed class PasskeyActions(IDbContextFactory<WorkspaceDb> databases, CurrentPerson current, StepUp stepUp, PasskeyCeremony ceremony, AccountNotices notices, TimeProvider clock)
{
    public async Task<PasskeyQuestion> AskAsync(HttpContext http, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await ceremony.AskToAddAsync(await MeAsync(db, ct), http);
    }

    /// <summary>Adds the passkey that the browser made. Answers with recovery codes where the account had none, to be shown once.</summary>
    public async Task<IReadOnlyList<string>> AddAsync(string? name, PasskeyAnswer answer, HttpContext http, CancellationToken ct = default)
    {
        stepUp.Demand();
        await using var db = await databases.CreateDbContextAsync(ct);
        var (person, now) = (await MeAsync(db, ct), clock.GetUtcNow());
        if (await db.Set<Passkey>().CountAsync(p => p.PersonId == person.Id, ct) >= Passkey.MostForOne)
        {
            throw Refusal.Wrong($"You have {Passkey.MostForOne} passkeys, which is as many as an account may have. Remove one first.");
        }

        var made = await ceremony.JudgeNewAsync(db, person.Id, answer, http) ?? throw Refusal.Wrong("The browser’s answer was not accepted, or came too late. Press the button once more.");
        var passkey = Passkey.Add(person.Id, name, made, now);
        db.Add(passkey);
        person.SecurityStamp = Secret.Make();
        db.Add(PeopleEvents.Happened(PeopleEvents.FactorAdded, person, now, new { kind = "passkey", passkey.Name }));
        notices.Tell(db, person, "A passkey was added to your account", $"The passkey “{passkey.Name}” signs in to your account from now on.", now);
        var codes = await FactorActions.FirstCodesAsync(db, person, ct);
        return await PasskeyCeremony.SaveAsync(db, ct) ? codes : throw Refusal.Wrong("This passkey is on the list already, or the browser’s answer was sent twice.");
    }

    public async Task RenameAsync(Guid passkeyId, string? name, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        (await FindAsync(db, passkeyId, ct)).Rename(name);
        await db.SaveChangesAsync(ct);
    }

    public async Task RemoveAsync(Guid passkeyId, CancellationToken ct = default)
    {
        stepUp.Demand();
        await using var db = await databases.CreateDbContextAsync(ct);
        var (person, passkey) = (await MeAsync(db, ct), await FindAsync(db, passkeyId, ct));
        db.Remove(passkey);
        person.SecurityStamp = Secret.Make();
        db.Add(PeopleEvents.Happened(PeopleEvents.FactorRemoved, person, clock.GetUtcNow(), new { kind = "passkey", passkey.Name }));
        notices.Tell(db, person, "A passkey was removed from your account", $"The passkey “{passkey.Name}” no longer signs in to your account.", clock.GetUtcNow());
        var hasOthers = await db.Set<Authenticator>().AnyAsync(a => a.PersonId == person.Id, ct) || await db.Set<Passkey>().AnyAsync(p => p.PersonId == person.Id && p.Id != passkeyId, ct);
        await FactorActions.UnguardAsync(db, person, hasOthers, ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task<Passkey> FindAsync(WorkspaceDb db, Guid passkeyId, CancellationToken ct) =>
        await db.Set<Passkey>().FirstOrDefaultAsync(p => p.Id == passkeyId && p.PersonId == current.Id, ct) ?? throw Refusal.NotFound();

    private async Task<Person> MeAsync(WorkspaceDb db, CancellationToken ct)
    {
        var id = current.Id ?? throw Refusal.SignedOut();
        return await db.Set<Person>().SingleAsync(p => p.Id == id, ct);
    }
}
