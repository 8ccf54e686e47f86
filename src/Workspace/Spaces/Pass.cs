using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People;

namespace Workspace.Spaces;

/// <summary>What the database says, now, about one person in one space.</summary>
internal sealed record Pass(
    Guid SpaceId, Guid PersonId, Guid OrganisationId, string SpaceName, string TimeZone, Role Role,
    DateTimeOffset? ArchivedAt, string ToolsOff, DateTimeOffset ReadUntil, DateTimeOffset SeenAt, DateTimeOffset JoinedAt, bool HasSeat)
{
    private static readonly Func<WorkspaceDb, Guid, Guid, DateTimeOffset, Task<Pass?>> Query = EF.CompileAsyncQuery(
        (WorkspaceDb db, Guid spaceId, Guid personId, DateTimeOffset now) => (
            from membership in db.Set<Membership>()
            where membership.SpaceId == spaceId && membership.PersonId == personId && membership.LeftAt == null
            join space in db.Set<Space>() on membership.SpaceId equals space.Id
            join person in db.Set<Person>() on membership.PersonId equals person.Id
            join organisation in db.Set<Organisation>() on space.OrganisationId equals organisation.Id
            where person.DisabledAt == null && person.OrganisationId == space.OrganisationId
            select new Pass(
                space.Id, person.Id, space.OrganisationId, space.Name, organisation.TimeZone, membership.Role,
                space.ArchivedAt, space.ToolsOff, membership.ReadUntil, membership.SeenAt, membership.JoinedAt,
                db.Set<Seat>().Any(s => s.PersonId == personId && s.OrganisationId == space.OrganisationId && s.StartsAt <= now && now < s.EndsAt)))
            .FirstOrDefault());

    private static readonly Func<WorkspaceDb, Guid, DateTimeOffset, Task<Pass?>> HouseQuery = EF.CompileAsyncQuery(
        (WorkspaceDb db, Guid spaceId, DateTimeOffset now) => (
            from space in db.Set<Space>()
            where space.Id == spaceId
            join organisation in db.Set<Organisation>() on space.OrganisationId equals organisation.Id
            select new Pass(space.Id, Guid.Empty, space.OrganisationId, space.Name, organisation.TimeZone, Role.Owner, space.ArchivedAt, space.ToolsOff, now, now, now, true))
            .FirstOrDefault());

    /// <summary>Nobody's pass, for what happens by itself.</summary>
    public static async Task<Pass> OfHouseAsync(WorkspaceDb db, Guid spaceId, DateTimeOffset now) => await HouseQuery(db, spaceId, now) ?? throw Refusal.NotFound();

    /// <summary>A member's pass whether they hold a seat or not, as a reader: for what they wrote themselves.</summary>
    public static async Task<Pass> OfFormerAsync(WorkspaceDb db, Guid spaceId, Guid personId, DateTimeOffset now) =>
        await Query(db, spaceId, personId, now) is { } pass ? pass with { Role = Role.Reader } : throw Refusal.NotFound();

    /// <summary>Reads the rights, or refuses: a stranger cannot tell the space from one that does not exist.</summary>
    public static async Task<Pass> ReadAsync(WorkspaceDb db, Guid spaceId, Guid personId, Role least, string? tool, DateTimeOffset now)
    {
        var pass = await Query(db, spaceId, personId, now);
        if (pass is null || !Enum.IsDefined(pass.Role))
        {
            throw Refusal.NotFound();
        }

        if (!pass.HasSeat)
        {
            throw new Refusal(RefusalKind.SeatEnded, await SeatWords.EndedAsync(db, personId, now));
        }

        if (tool is not null && !SpaceTools.IsOn(pass.ToolsOff, tool))
        {
            throw Refusal.NotFound();
        }

        return pass.Role >= least ? pass : throw Refusal.Forbidden($"You can read this. {RoleWords.WhoMay(least)}");
    }
}
