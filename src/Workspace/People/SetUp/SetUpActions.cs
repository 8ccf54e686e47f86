using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People.Passwords;
using Workspace.People.SignIn;
using Workspace.Spaces;
using Workspace.Ui;

namespace Workspace.People.SetUp;

/// <summary>Founds the organisation, once: with its first administrator, a licence and that person's seat. Of two at once, one founds it.</summary>
public sealed class SetUpActions(IDbContextFactory<WorkspaceDb> databases, Links links, Sessions sessions, PasswordHashing passwords, TimeProvider clock)
{
    /// <summary>Refuses where the link does not work; changes nothing.</summary>
    public async Task LookAsync(string secret, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await FindAsync(db, secret, ct);
    }

    /// <summary>The secret of the first administrator's session.</summary>
    public async Task<string> FoundAsync(string secret, SetUpForm form, Visitor visitor, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var (link, now) = (await FindAsync(db, secret, ct), clock.GetUtcNow());
        var organisation = Fields.At(nameof(form.Organisation), () => Organisation.Found(form.Organisation ?? "", form.TimeZone ?? "", now));
        var licence = Bought(organisation, form, now);
        var person = Introduced(organisation, form, now);
        PasswordRules.Check(form.Password ?? "", [person.Name, person.Email!, organisation.Name], nameof(form.Password));
        person.PasswordHash = await passwords.HashAsync(form.Password!, ct);
        link.Use(now);
        db.AddRange(organisation, person, Administrator.Appoint(organisation.Id, person.Id, null, now), licence);
        db.Add(licence.Assign(person.Id, licence.StartsAt, licence.EndsAt, null, "", [], now));
        db.Add(Founded(organisation, person, licence, now));
        var session = await sessions.BeginAsync(db, person, visitor, "set-up", ct);
        await Links.SaveUseAsync(db, ct);
        return session;
    }

    private static Event Founded(Organisation organisation, Person by, Licence licence, DateTimeOffset at) => new()
    {
        OrganisationId = organisation.Id,
        ActorId = by.Id,
        Kind = PeopleEvents.Founded,
        SubjectId = organisation.Id,
        At = at,
        Facts = JsonSerializer.Serialize(new { licence.Seats, licence.Reference }, JsonSerializerOptions.Web),
    };

    private static Person Introduced(Organisation organisation, SetUpForm form, DateTimeOffset now)
    {
        var name = Fields.At(nameof(form.Name), () => NameText.Read(form.Name, Person.MaxName, "your name"));
        return Fields.At(nameof(form.Email), () => Person.Join(organisation.Id, name, form.Email ?? "", organisation.TimeZone, now));
    }

    private static Licence Bought(Organisation organisation, SetUpForm form, DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(organisation.TimeZone);
        var today = LastDay.DayOf(now, zone);
        var last = Days.Read(form.LastDay, nameof(form.LastDay), today);
        if (last < today)
        {
            throw Refusal.Wrong("Enter a last day that is not in the past.", nameof(form.LastDay));
        }

        var seats = int.TryParse(form.Seats, NumberStyles.AllowThousands | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return Fields.At(nameof(form.Seats), () => Licence.Buy(organisation.Id, $"L-{today:yyyy-MM}", seats, LastDay.StartOf(today, zone), LastDay.EndOf(last, zone)));
    }

    private async Task<OneTimeLink> FindAsync(WorkspaceDb db, string secret, CancellationToken ct)
    {
        var link = await links.FindAsync(db, secret, ct);
        return link.Purpose == LinkPurpose.SetUp && !await db.Set<Organisation>().AnyAsync(ct)
            ? link
            : throw Refusal.Wrong("Workspace has been set up already. Sign in instead.");
    }
}
