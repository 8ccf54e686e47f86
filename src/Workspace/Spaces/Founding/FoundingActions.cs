using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People;
using Workspace.Tools;

namespace Workspace.Spaces.Founding;

/// <summary>Creates spaces: for administrators, who name an owner, and for seat holders where the organisation lets them.</summary>
public sealed class FoundingActions(IDbContextFactory<WorkspaceDb> databases, IWriter writer, CurrentPerson current, Toolbox toolbox, TimeProvider clock)
{
    public async Task<Guid> CreateAsync(NewSpace wanted, CancellationToken ct = default)
    {
        var personId = current.Id ?? throw Refusal.SignedOut();
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        var founder = await Founder.ReadAsync(db, personId, now, ct);
        if (!founder.MayCreate)
        {
            throw MayNot();
        }

        var ownerId = founder.NamesOwner ? wanted.OwnerId ?? throw Refusal.Wrong("Choose who owns the space.", "Owner") : personId;
        var space = Space.Create(founder.OrganisationId, wanted.Name, wanted.Purpose, wanted.Charter, now);
        space.SwitchTools(toolbox.All.Select(tool => tool.Key).Where(key => !wanted.ToolsOn.Contains(key)));
        db.Add(space);
        db.Add(Membership.Join(space.Id, ownerId, Role.Owner, now));
        db.AddRange(wanted.Dates.Select(date => KeyDate.Set(space.Id, date.Day, date.What)));
        db.Add(Happened(space, founder, SpaceEvents.Created, space.Id, now));
        db.Add(Happened(space, founder, MemberEvents.Joined, ownerId, now, new { role = RoleWords.Name(Role.Owner) }));
        await writer.SaveAsync(db, (saving, stop) => CheckAsync(saving, founder, ownerId, stop), ct);
        return space.Id;
    }

    private async Task CheckAsync(WorkspaceDb db, Founder founder, Guid ownerId, CancellationToken ct)
    {
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlAsync($"""select 1 from "Organisation" where "Id" = {founder.OrganisationId} for share""", ct);
        }

        var now = clock.GetUtcNow();
        if (!(await Founder.ReadAsync(db, founder.PersonId, now, ct)).MayCreate)
        {
            throw MayNot();
        }

        if (!await db.Set<Person>().AnyAsync(p => p.Id == ownerId && p.OrganisationId == founder.OrganisationId && p.DisabledAt == null
            && db.Set<Seat>().Any(s => s.PersonId == ownerId && s.StartsAt <= now && now < s.EndsAt), ct))
        {
            throw Refusal.Wrong("Choose an owner who holds a seat.", "Owner");
        }
    }

    private static Refusal MayNot() => Refusal.Forbidden("You cannot create a space. An administrator of the organisation can.");

    private static Event Happened(Space space, Founder founder, string kind, Guid subjectId, DateTimeOffset at, object? facts = null) => new()
    {
        OrganisationId = space.OrganisationId,
        SpaceId = space.Id,
        ActorId = founder.PersonId,
        Kind = kind,
        SubjectId = subjectId,
        At = at,
        Facts = facts is null ? null : JsonSerializer.Serialize(facts, JsonSerializerOptions.Web),
    };
}
