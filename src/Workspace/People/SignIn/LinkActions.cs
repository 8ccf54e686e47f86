using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People.Passwords;
using Workspace.Spaces;

namespace Workspace.People.SignIn;

/// <summary>What the button of a link would do, and for whom.</summary>
public sealed record LinkOffer(string Name, string Email, string Organisation, bool HasPassword, LinkPurpose Purpose, DateTimeOffset ExpiresAt);

/// <summary>What came of a link: where it leads in, and whether the person has a password.</summary>
public sealed record LinkUse(Entry Entry, bool HasPassword);

/// <summary>Signs people in by a link that works once. Looking at it changes nothing; of two who press its button, one gets in.</summary>
public sealed class LinkActions(IDbContextFactory<WorkspaceDb> databases, Links links, Entrance entrance, PasswordHashing passwords, AccountNotices notices, TimeProvider clock)
{
    public async Task<LinkOffer> LookAsync(string secret, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var (link, person) = await FindAsync(db, secret, ct);
        var organisation = await db.Set<Organisation>().Where(o => o.Id == person.OrganisationId).Select(o => o.Name).SingleAsync(ct);
        return new LinkOffer(person.Name, person.Email!, organisation, person.PasswordHash is not null, link.Purpose, link.ExpiresAt);
    }

    public async Task<LinkUse> SignInAsync(string secret, Visitor visitor, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var (link, person) = await FindAsync(db, secret, ct);
        if (link.Purpose != LinkPurpose.SignIn)
        {
            throw Links.Over();
        }

        link.Use(clock.GetUtcNow());
        var entry = await entrance.AdmitAsync(db, person, visitor, "link", ct);
        await Links.SaveUseAsync(db, ct);
        return new LinkUse(entry, person.PasswordHash is not null);
    }

    /// <summary>Sets a new password and signs in, past no second step; every other browser of the account is signed out.</summary>
    public async Task<Entry> ChoosePasswordAsync(string secret, string? password, Visitor visitor, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var (link, person) = await FindAsync(db, secret, ct);
        if (link.Purpose != LinkPurpose.Password)
        {
            throw Links.Over();
        }

        PasswordRules.Check(password ?? "", await KnownWords.AsAsync(db, person, ct), "Password");
        var now = clock.GetUtcNow();
        link.Use(now);
        person.PasswordHash = await passwords.HashAsync(password!, ct);
        person.SecurityStamp = Secret.Make();
        await Sessions.EndAllAsync(db, person.Id, except: null, now, ct);
        db.Add(PeopleEvents.Happened(PeopleEvents.PasswordChanged, person, now, new { by = "link" }));
        notices.Tell(db, person, "Your password was changed", $"It was done by a link, with {visitor.Device}. All browsers were signed out.", now);
        var entry = await entrance.AdmitAsync(db, person, visitor, "link", ct);
        await Links.SaveUseAsync(db, ct);
        return entry;
    }

    private async Task<(OneTimeLink Link, Person Person)> FindAsync(WorkspaceDb db, string secret, CancellationToken ct)
    {
        var link = await links.FindAsync(db, secret, ct);
        var person = await db.Set<Person>().FirstOrDefaultAsync(p => p.Id == link.PersonId && p.DisabledAt == null, ct);
        return person is null ? throw Links.Over() : (link, person);
    }
}
