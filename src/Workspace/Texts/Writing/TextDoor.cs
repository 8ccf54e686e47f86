using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Texts.Writing;

/// <summary>Reads what people may do to a text: the rules of the doors, for many people at once, from the database and never from a cache.</summary>
internal static class TextDoor
{
    private const string KeepIt = "Your text is still on this page: copy what you need.";

    private static readonly Func<WorkspaceDb, Guid, Guid[], DateTimeOffset, IAsyncEnumerable<Row>> Members = EF.CompileAsyncQuery((WorkspaceDb db, Guid spaceId, Guid[] people, DateTimeOffset now) =>
        from membership in db.Set<Membership>().AsNoTracking()
        where membership.SpaceId == spaceId && people.Contains(membership.PersonId) && membership.LeftAt == null
        join space in db.Set<Space>() on membership.SpaceId equals space.Id
        join person in db.Set<Person>() on membership.PersonId equals person.Id
        where person.DisabledAt == null && person.OrganisationId == space.OrganisationId
        select new Row(membership.PersonId, membership.Role, space.ArchivedAt, space.ToolsOff,
            db.Set<Seat>().Any(s => s.PersonId == person.Id && s.OrganisationId == space.OrganisationId && s.StartsAt <= now && now < s.EndsAt)));

    private static readonly Func<WorkspaceDb, Guid[], IAsyncEnumerable<SessionRow>> Sessions = EF.CompileAsyncQuery((WorkspaceDb db, Guid[] sessions) =>
        db.Set<Session>().AsNoTracking().Where(s => sessions.Contains(s.Id)).Select(s => new SessionRow(s.Id, s.StartedAt, s.SeenAt, s.EndedAt)));

    public static async Task<IReadOnlyDictionary<Caller, TextStanding>> ReadAsync(WorkspaceDb db, SharedText text, IReadOnlyCollection<Caller> callers, DateTimeOffset now, CancellationToken ct = default)
    {
        Guid[] people = [.. callers.Select(c => c.PersonId).Distinct()], sessions = [.. callers.Select(c => c.SessionId).OfType<Guid>().Distinct()];
        var members = await Members(db, text.SpaceId, people, now).ToDictionaryAsync(m => m.PersonId, cancellationToken: ct);
        var alive = sessions.Length == 0 ? [] : await Sessions(db, sessions).Where(s => Session.IsAlive(s.StartedAt, s.SeenAt, s.EndedAt, now)).Select(s => s.Id).ToHashSetAsync(cancellationToken: ct);
        return callers.Distinct().ToDictionary(c => c, c => c.SessionId is { } session && !alive.Contains(session)
            ? TextStanding.Over($"You are signed out. {KeepIt} Then sign in again.")
            : Of(text, members.GetValueOrDefault(c.PersonId)));
    }

    /// <summary>In PostgreSQL: what decides over rights stays as it is until this transaction is over, and nobody else writes this text.</summary>
    public static async Task LockAsync(WorkspaceDb db, Guid spaceId, Guid textId, IReadOnlyCollection<Caller> callers, CancellationToken ct)
    {
        var people = callers.Select(c => c.PersonId).Distinct().Order().ToArray();
        await db.Database.ExecuteSqlAsync($"""select 1 from "Membership" where "SpaceId" = {spaceId} and "PersonId" = any({people}) order by "PersonId" for share""", ct);
        await db.Database.ExecuteSqlAsync($"""select 1 from "Seat" where "PersonId" = any({people}) order by "Id" for share""", ct);
        await db.Database.ExecuteSqlAsync($"""select 1 from "Space" where "Id" = {spaceId} for share""", ct);
        await db.Database.ExecuteSqlAsync($"""select 1 from "SharedText" where "Id" = {textId} for update""", ct);
    }

    private static TextStanding Of(SharedText text, Row? member)
    {
        if (member is null || !Enum.IsDefined(member.Role))
        {
            return TextStanding.Over($"You are not a member of this space any more. {KeepIt}");
        }

        if (!member.HasSeat)
        {
            return TextStanding.Over($"Your seat has ended. {KeepIt} Ask your administrator for a seat.");
        }

        var right = SpaceTools.IsOn(member.ToolsOff, text.Tool) ? SharedTexts.Bounded(text.Rules.For(member.Role), member.ArchivedAt is not null) : TextRight.None;
        return right switch
        {
            TextRight.Write => new(right, null),
            TextRight.None => TextStanding.Over($"This is not open to you any more. {KeepIt}"),
            _ when member.ArchivedAt is not null => new(right, "This space is archived: it can be read, and nothing in it can be changed."),
            _ => new(right, text.Because),
        };
    }

    private sealed record Row(Guid PersonId, Role Role, DateTimeOffset? ArchivedAt, string ToolsOff, bool HasSeat);

    private sealed record SessionRow(Guid Id, DateTimeOffset StartedAt, DateTimeOffset SeenAt, DateTimeOffset? EndedAt);
}
