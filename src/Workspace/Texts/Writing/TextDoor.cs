using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Texts.Writing;

/// <summary>Reads what people may do to a text: the rules of the doors, for many people at once, from the database and never from a cache.</summary>
internal static class TextDoor
{
    private const string KeepIt = "Your text is still on this page: copy what you need.";

    // Asked with every few keys that somebody presses, so in plain SQL: the same in both databases but for how a list is handed over.
    private static readonly string OnSqlite = Standings("""(select value ->> 0 as person, value ->> 1 as session from json_each(@callers)) c"""), OnPostgres = Standings("unnest(@people, @sessions) c (person, session)");

    /// <summary>What each of them may do now.</summary>
    public static async Task<IReadOnlyDictionary<Caller, TextStanding>> ReadAsync(WorkspaceDb db, TextHead text, IReadOnlyCollection<Caller> callers, DateTimeOffset now, CancellationToken ct = default)
    {
        Caller[] each = [.. callers.Distinct()];
        (string, object?) space = ("@space", text.SpaceId), at = ("@now", now.UtcTicks);
        var rows = db.Database.IsNpgsql()
            ? await db.ReadAsync(OnPostgres, Row.Read, ct, space, at, ("@people", each.Select(c => c.PersonId).ToArray()), ("@sessions", each.Select(c => c.SessionId).ToArray()))
            : await db.ReadAsync(OnSqlite, Row.Read, ct, space, at, ("@callers", JsonSerializer.Serialize(each.Select(c => new[] { c.PersonId.ToString().ToUpperInvariant(), c.SessionId?.ToString().ToUpperInvariant() }))));
        return rows.ToDictionary(r => r.Caller, r => r.Of(text, now));
    }

    /// <summary>In PostgreSQL: what decides over rights stays as it is until this transaction is over. The text itself is locked after it, by <see cref="TextHead.AdvanceAsync"/>.</summary>
    public static async Task LockAsync(WorkspaceDb db, Guid spaceId, IReadOnlyCollection<Caller> callers, CancellationToken ct)
    {
        var people = callers.Select(c => c.PersonId).Distinct().Order().ToArray();
        await db.Database.ExecuteSqlAsync($"""select 1 from "Membership" where "SpaceId" = {spaceId} and "PersonId" = any({people}) order by "PersonId" for share""", ct);
        await db.Database.ExecuteSqlAsync($"""select 1 from "Seat" where "PersonId" = any({people}) order by "Id" for share""", ct);
        await db.Database.ExecuteSqlAsync($"""select 1 from "Space" where "Id" = {spaceId} for share""", ct);
    }

    private static string Standings(string callers) => $"""
        select c.person, c.session, x."StartedAt", x."SeenAt", x."EndedAt", p."Id", m."Role", s."ArchivedAt", s."ToolsOff",
            exists (select 1 from "Seat" t where t."PersonId" = p."Id" and t."OrganisationId" = s."OrganisationId" and t."StartsAt" <= @now and @now < t."EndsAt")
        from {callers}
        left join "Session" x on x."Id" = c.session
        left join "Membership" m on m."SpaceId" = @space and m."PersonId" = c.person and m."LeftAt" is null
        left join "Space" s on s."Id" = m."SpaceId"
        left join "Person" p on p."Id" = m."PersonId" and p."OrganisationId" = s."OrganisationId" and p."DisabledAt" is null
        """;

    private sealed record Row(Caller Caller, SessionRow? Session, MemberRow? Member)
    {
        public static Row Read(DbDataReader row) => new(
            new(row.GetGuid(0), row.IsDBNull(1) ? null : row.GetGuid(1)),
            row.IsDBNull(2) ? null : new(At(row, 2), At(row, 3), row.IsDBNull(4) ? null : At(row, 4)),
            row.IsDBNull(5) ? null : new((Role)row.GetInt32(6), !row.IsDBNull(7), row.GetString(8), row.GetBoolean(9)));

        public TextStanding Of(TextHead text, DateTimeOffset now)
        {
            if (Caller.SessionId is not null && Session?.IsAlive(now) != true)
            {
                return TextStanding.Over($"You are signed out. {KeepIt} Then sign in again.");
            }

            if (Member is null || !Enum.IsDefined(Member.Role))
            {
                return TextStanding.Over($"You are not a member of this space any more. {KeepIt}");
            }

            if (!Member.HasSeat)
            {
                return TextStanding.Over($"Your seat has ended. {KeepIt} Ask your administrator for a seat.");
            }

            var right = SpaceTools.IsOn(Member.ToolsOff, text.Tool) ? SharedTexts.Bounded(text.Rules.For(Member.Role), Member.IsArchived) : TextRight.None;
            return right switch
            {
                TextRight.Write => new(right, null),
                TextRight.None => TextStanding.Over($"This is not open to you any more. {KeepIt}"),
                _ when Member.IsArchived => new(right, "This space is archived: it can be read, and nothing in it can be changed."),
                _ => new(right, text.Rules.Because),
            };
        }

        private static DateTimeOffset At(DbDataReader row, int column) => new(row.GetInt64(column), TimeSpan.Zero);
    }

    private sealed record SessionRow(DateTimeOffset StartedAt, DateTimeOffset SeenAt, DateTimeOffset? EndedAt)
    {
        public bool IsAlive(DateTimeOffset now) => Session.IsAlive(StartedAt, SeenAt, EndedAt, now);
    }

    private sealed record MemberRow(Role Role, bool IsArchived, string ToolsOff, bool HasSeat);
}
