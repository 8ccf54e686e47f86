using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Mail;
using Workspace.People.Proofs;
using Workspace.Spaces;

namespace Workspace.People.Address;

/// <summary>What the button of a letter about a new address would do.</summary>
public sealed record EmailOffer(string Name, string Old, string New, bool IsLast);

/// <summary>Changes one's own email address, through both addresses. Whether somebody else has the new one is told to nobody but its owner.</summary>
public sealed class EmailActions(IDbContextFactory<WorkspaceDb> databases, CurrentPerson current, StepUp stepUp, Post post, AccountNotices notices, TimeProvider clock)
{
    private const string Subject = "Your email address for signing in is about to change";

    public bool IsOpen => post.IsOn;

    public async Task AskAsync(string? email, CancellationToken ct = default)
    {
        stepUp.Demand();
        if (!post.IsOn)
        {
            throw Refusal.Wrong("This server sends no mail. An administrator can change your address.");
        }

        var wanted = Fields.At("Email", () => EmailAddress.Read(email));
        await using var db = await databases.CreateDbContextAsync(ct);
        var (id, now, key) = (current.Id ?? throw Refusal.SignedOut(), clock.GetUtcNow(), EmailAddress.Key(wanted));
        var person = await db.Set<Person>().SingleAsync(p => p.Id == id, ct);
        if (person.NormalizedEmail == key)
        {
            throw Refusal.Wrong("This is your address already. Enter another one.", "Email");
        }

        if (await db.Set<EmailChange>().FirstOrDefaultAsync(c => c.PersonId == id, ct) is { } before)
        {
            db.Remove(before);
            await db.SaveChangesAsync(ct);
        }

        var (old, @new) = (Secret.Make(), Secret.Make());
        db.Add(EmailChange.Ask(id, wanted, Secret.Hash(old), Secret.Hash(@new), now));
        db.Add(PeopleEvents.Happened(PeopleEvents.EmailChangeAsked, person, now));
        db.Add(Ask(person, Recipient.Of(id), $"Somebody signed in as you wants to sign in with {wanted} from now on. If that is you, say yes here and in the mail to the new address. If not, do nothing, and change your password.", old, now));
        db.Add(await db.Set<Person>().AnyAsync(p => p.NormalizedEmail == key, ct)
            ? post.Write(person.OrganisationId, "notice", Recipient.At("", wanted), new Message("You have an account already", ["Somebody wanted to give this address to another account. It stays with yours, and nothing has changed."]), now)
            : Ask(person, Recipient.At(person.Name, wanted), $"{person.Name} wants to sign in with this address from now on. If that is you, say yes here and in the mail to the old address.", @new, now));
        await db.SaveChangesAsync(ct);
    }

    public async Task<EmailOffer> LookAsync(string secret, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var (change, person) = await FindAsync(db, Secret.Hash(secret), ct);
        return new(person.Name, person.Email!, change.NewEmail, change.OldSaidYesAt is not null || change.NewSaidYesAt is not null);
    }

    /// <summary>True where both have said yes, so that the new address holds.</summary>
    public async Task<bool> SayYesAsync(string secret, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var (hash, now) = (Secret.Hash(secret), clock.GetUtcNow());
        var (change, person) = await FindAsync(db, hash, ct);
        change.SayYes(hash, now);
        var agreed = change.IsAgreed;
        if (agreed)
        {
            await MoveAsync(db, change, person, now, ct);
        }

        await Links.SaveUseAsync(db, ct);
        return agreed;
    }

    private async Task MoveAsync(WorkspaceDb db, EmailChange change, Person person, DateTimeOffset now, CancellationToken ct)
    {
        var from = person.Email!;
        person.MoveTo(change.NewEmail);
        person.SecurityStamp = Secret.Make();
        db.Remove(change);
        db.RemoveRange(await db.Set<OneTimeLink>().Where(l => l.PersonId == person.Id && l.UsedAt == null).ToListAsync(ct));
        db.Add(PeopleEvents.Happened(PeopleEvents.EmailChanged, person, now, new { from, to = person.Email }));
        notices.Tell(db, person, "Your email address was changed", $"From now on you sign in with {person.Email}, no longer with {from}.", now);
        notices.TellOld(db, person, from, "Your email address was changed", $"From now on the account of {person.Name} is entered with {person.Email}, no longer with this address.", now);
    }

    private Letter Ask(Person person, Recipient to, string line, string secret, DateTimeOffset now) =>
        post.Write(person.OrganisationId, "address", to, new Message(Subject, [line], "Look at the change", "/email/{secret}") { After = ["The link works once, for a day."] }, now, secret, new LetterTerms(Life: EmailChange.Life));

    private async Task<(EmailChange Change, Person Person)> FindAsync(WorkspaceDb db, string hash, CancellationToken ct)
    {
        var change = await db.Set<EmailChange>().FirstOrDefaultAsync(c => c.OldHash == hash || c.NewHash == hash, ct);
        var person = change?.Works(hash, clock.GetUtcNow()) == true ? await db.Set<Person>().FirstOrDefaultAsync(p => p.Id == change.PersonId && p.DisabledAt == null, ct) : null;
        return person is null ? throw Links.Over() : (change!, person);
    }
}
