using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People.Proofs;
using Workspace.People.SignIn;
using Workspace.Spaces;

namespace Workspace.People.Oidc;

/// <summary>What came of the way back: in, or linked.</summary>
public sealed record OidcArrival(Entry? Entry, string Then);

/// <summary>Signs people in by the organisation's sign-in service, and links their accounts with it: by their own act, or by a verified address where the settings say so.</summary>
public sealed class OidcActions(IDbContextFactory<WorkspaceDb> databases, OidcProvider provider, OidcSettings settings, Entrance entrance, CurrentPerson current, StepUp stepUp, AccountNotices notices, FailureBudget budget, TimeProvider clock)
{
    public const string Refused = "This did not work: the sign-in service’s answer was not the one that was asked for, or came too late. Begin again.",
        NotLinked = "No account here is linked with this one. Sign in another way, then link it in your profile, under Second step. No account yet? Ask your administrator.";

    public string? Name => settings.IsSet ? settings.Name : null;

    /// <summary>Begins to link one's own account.</summary>
    public OidcTrip BeginLink()
    {
        stepUp.Demand();
        return settings.IsSet ? OidcTrip.Begin(current.Id ?? throw Refusal.SignedOut(), "/profile/security") : throw Refusal.NotFound();
    }

    /// <summary>How one's own account is linked: by the id of the other one.</summary>
    public async Task<bool> IsLinkedAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return settings.IsSet && await db.UserLogins.AnyAsync(l => l.UserId == current.Id, ct);
    }

    public async Task UnlinkAsync(CancellationToken ct = default)
    {
        stepUp.Demand();
        await using var db = await databases.CreateDbContextAsync(ct);
        var person = await db.Set<Person>().SingleAsync(p => p.Id == current.Id, ct);
        db.RemoveRange(await db.UserLogins.Where(l => l.UserId == person.Id).ToListAsync(ct));
        db.Add(PeopleEvents.Happened(PeopleEvents.LoginUnlinked, person, clock.GetUtcNow(), new { with = settings.Name }));
        await db.SaveChangesAsync(ct);
    }

    public async Task<OidcArrival> ArriveAsync(OidcTrip? trip, OidcReturn came, Visitor visitor, CancellationToken ct = default)
    {
        if (visitor.Place is not null && budget.Take("service " + visitor.Place, FailureBudget.PerPlace) is { } wait)
        {
            throw Refusal.TooMany($"Too many tries. Wait {Math.Ceiling(wait.TotalMinutes):0} minutes and try again.", wait);
        }

        var who = trip is null ? null : await provider.JudgeAsync(trip, came, ct);
        if (who is null)
        {
            throw Refusal.Wrong(Refused);
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        return trip!.LinkTo is { } personId ? await LinkAsync(db, personId, who, trip.Then, ct) : await SignInAsync(db, who, trip.Then, visitor, ct);
    }

    private async Task<OidcArrival> LinkAsync(WorkspaceDb db, Guid personId, OidcIdentity who, string then, CancellationToken ct)
    {
        if (current.Id != personId)
        {
            throw Refusal.Wrong(Refused);
        }

        var person = await db.Set<Person>().SingleAsync(p => p.Id == personId, ct);
        if (await db.UserLogins.AnyAsync(l => l.LoginProvider == who.Issuer && l.ProviderKey == who.Subject && l.UserId != personId, ct))
        {
            throw Refusal.Wrong("This account is linked with another one here. Unlink it there first.");
        }

        await AddAsync(db, person, who, "its owner", ct);
        await db.SaveChangesAsync(ct);
        return new(null, then);
    }

    private async Task<OidcArrival> SignInAsync(WorkspaceDb db, OidcIdentity who, string then, Visitor visitor, CancellationToken ct)
    {
        var person = await db.UserLogins.Where(l => l.LoginProvider == who.Issuer && l.ProviderKey == who.Subject).Join(db.Set<Person>(), l => l.UserId, p => p.Id, (_, p) => p).FirstOrDefaultAsync(ct) ?? await ByAddressAsync(db, who, ct);
        if (person is null || person.DisabledAt is not null)
        {
            await RefuseAsync(person, ct);
            throw Refusal.Wrong(NotLinked);
        }

        var entry = await entrance.AdmitAsync(db, person, visitor, "the sign-in service", ct);
        await db.SaveChangesAsync(ct);
        return new(entry, then);
    }

    private async Task<Person?> ByAddressAsync(WorkspaceDb db, OidcIdentity who, CancellationToken ct)
    {
        if (!settings.LinksByAddress || !who.IsEmailVerified || who.Email is not { Length: > 0 and <= EmailAddress.Max } email)
        {
            return null;
        }

        var key = EmailAddress.Key(email);
        var person = await db.Set<Person>().FirstOrDefaultAsync(p => p.NormalizedEmail == key && p.DisabledAt == null, ct);
        if (person is null || await db.UserLogins.AnyAsync(l => l.UserId == person.Id && l.LoginProvider == who.Issuer, ct))
        {
            return null; // whoever is linked already is linked with another account there
        }

        await AddAsync(db, person, who, "verified address", ct);
        return person;
    }

    private async Task AddAsync(WorkspaceDb db, Person person, OidcIdentity who, string by, CancellationToken ct)
    {
        if (await db.UserLogins.AnyAsync(l => l.LoginProvider == who.Issuer && l.ProviderKey == who.Subject, ct))
        {
            return;
        }

        db.RemoveRange(await db.UserLogins.Where(l => l.UserId == person.Id && l.LoginProvider == who.Issuer).ToListAsync(ct));
        db.UserLogins.Add(new IdentityUserLogin<Guid> { LoginProvider = who.Issuer, ProviderKey = who.Subject, ProviderDisplayName = settings.Name, UserId = person.Id });
        db.Add(PeopleEvents.Happened(PeopleEvents.LoginLinked, person, clock.GetUtcNow(), new { with = settings.Name, by }));
        notices.Tell(db, person, $"Your account is linked with {settings.Name}", $"From now on an account at {settings.Name} signs in to yours.", clock.GetUtcNow());
    }

    private async Task RefuseAsync(Person? person, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var organisationId = person?.OrganisationId ?? await db.Set<Organisation>().OrderBy(o => o.CreatedAt).Select(o => o.Id).FirstOrDefaultAsync(ct);
        db.Add(new Event { OrganisationId = organisationId, Kind = PeopleEvents.SignInRefused, SubjectId = person?.Id ?? organisationId, At = clock.GetUtcNow(), Facts = person is null ? """{"why":"account not linked"}""" : RecentFailures.Disabled });
        await db.SaveChangesAsync(ct);
    }
}
