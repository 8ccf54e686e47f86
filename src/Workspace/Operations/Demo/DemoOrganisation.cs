using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People;
using Workspace.People.Factors;
using Workspace.Spaces;
using Workspace.Tools;

namespace Workspace.Operations.Demo;

/// <summary>Fills the example organisation: sixty people of twelve bodies, three spaces, and each tool's content.</summary>
public sealed class DemoOrganisation(IDbContextFactory<WorkspaceDb> databases, IServiceScopeFactory scopes, Toolbox toolbox, Seeds seeds, DemoClock clock)
{
    public const string Name = "Department for Land";
    private const string Zone = "Europe/London";
    private static readonly TimeSpan Beginning = TimeSpan.FromDays(60), Content = TimeSpan.FromDays(40), LastVisit = TimeSpan.FromDays(3);

    public async Task FillAsync(CancellationToken ct = default)
    {
        clock.Be(Beginning);
        await using var db = await databases.CreateDbContextAsync(ct);
        var organisation = Organisation.Found(Name, Zone, clock.GetUtcNow());
        organisation.Rename(Name, Zone, SpaceCreation.SeatHolders);
        db.Add(organisation);
        var people = new DemoCast(db, organisation, clock.GetUtcNow()).Join();
        var spaces = DemoSpaces.All.Select(plan => Open(db, organisation, plan, people)).ToArray();
        await db.SaveChangesAsync(ct);
        foreach (var space in spaces)
        {
            foreach (var tool in toolbox.All)
            {
                clock.Be(Content);
                await FillAsync(space, tool, organisation.Id, ct);
            }
        }

        clock.Be(TimeSpan.Zero);
        await InviteAsync(organisation, people, spaces, ct);
    }

    private async Task InviteAsync(Organisation organisation, IReadOnlyList<(string Body, Person Person)> people, DemoSpace[] spaces, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        foreach (var space in await db.Set<Space>().Where(s => s.OrganisationId == organisation.Id).ToListAsync(ct))
        {
            space.TakeRequests(clock.GetUtcNow());
        }

        var administrator = await db.Set<Person>().Where(p => p.Name == DemoPeople.SeatAdministrator).Select(p => p.Id).SingleAsync(ct);
        await DemoFactors.SetUpAsync(db, seeds, clock.GetUtcNow(), ct);
        new DemoOffice(db, organisation).Visited([.. people.Select(p => p.Person)], clock.GetUtcNow());
        new DemoInvitations(db, organisation, people, clock.GetUtcNow()).Send(spaces[0].SpaceId, spaces[1].SpaceId, administrator);
        await db.SaveChangesAsync(ct);
    }

    private async Task FillAsync(DemoSpace space, ITool tool, Guid organisationId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().Is(new SignedIn(Guid.Empty, space.OwnerId, organisationId, DemoPeople.Owner, "AR", Zone, Theme.System, true, true, now, now, false));
        await tool.DemoAsync(space, scope.ServiceProvider, ct);
    }

    private DemoSpace Open(WorkspaceDb db, Organisation organisation, DemoSpacePlan plan, IReadOnlyList<(string Body, Person Person)> people)
    {
        var now = clock.GetUtcNow();
        var space = Space.Create(organisation.Id, plan.Name, plan.Purpose, plan.Charter, now);
        space.Describe(plan.Name, plan.Purpose, plan.Charter, plan.Marking);
        db.Add(space);
        db.AddRange(plan.Dates.Select(date => KeyDate.Set(space.Id, LastDay.DayOf(now + Beginning, TimeZoneInfo.FindSystemTimeZoneById(Zone)).AddDays(date.Days), date.What)));
        db.Add(new Activity.Event { OrganisationId = organisation.Id, SpaceId = space.Id, ActorId = people[0].Person.Id, Kind = SpaceEvents.Created, SubjectId = space.Id, At = now });
        var members = people.Where(p => plan.Bodies.Length == 0 || plan.Bodies.Contains(p.Body, StringComparer.Ordinal)).Select((p, i) => (p.Person, Role: RoleOf(p.Person.Name, i))).ToArray();
        foreach (var (person, role) in members)
        {
            var membership = Membership.Join(space.Id, person.Id, role, now);
            membership.Read(now + Beginning - LastVisit);
            db.Add(membership);
            db.Add(new Activity.Event { OrganisationId = organisation.Id, SpaceId = space.Id, ActorId = people[0].Person.Id, Kind = MemberEvents.Joined, SubjectId = person.Id, At = now });
        }

        Guid[] Of(Role role) => [.. members.Where(m => m.Role == role).Select(m => m.Person.Id)];
        return new DemoSpace(space.Id, plan.Key, people[0].Person.Id, Of(Role.Facilitator), Of(Role.Contributor), Of(Role.Reader));
    }

    private static Role RoleOf(string name, int place) => name switch
    {
        DemoPeople.Owner => Role.Owner,
        DemoPeople.Facilitator or "Priya Shah" => Role.Facilitator,
        DemoPeople.Contributor => Role.Contributor,
        DemoPeople.Reader => Role.Reader,
        _ => (place % 5) switch { 3 => Role.Commenter, 4 => Role.Reader, _ => Role.Contributor },
    };
}
