using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Spaces.Alarms;

namespace Workspace.Tools.Documents.Review;

/// <summary>Whoever has not answered a review is reminded by mail: two days before its day, and on the morning after it.</summary>
internal static class Reminders
{
    private const int DaysBefore = 2, DaysAfter = 1, Hour = 8;

    public static void Set(Visit visit, ReviewRound round)
    {
        foreach (var day in new[] { round.DueOn.AddDays(-DaysBefore), round.DueOn.AddDays(DaysAfter) })
        {
            var at = MorningOf(day, visit.Zone);
            if (at > round.StartedAt.AddDays(1)) visit.Add(Alarm.Set(round.SpaceId, DocumentsTool.Documents, round.Id, at)); // who was asked yesterday needs no reminder
        }
    }

    /// <summary>Nobody is reminded of a review that is over.</summary>
    public static async Task ForgetAsync(Visit visit, Guid roundId, CancellationToken ct)
    {
        foreach (var alarm in await visit.Tracked<Alarm>().Where(a => a.ThingId == roundId).ToListAsync(ct)) visit.Remove(alarm);
    }

    public static async Task RingAsync(Visit visit, Guid roundId, CancellationToken ct)
    {
        if (await visit.Query<ReviewRound>().FirstOrDefaultAsync(r => r.Id == roundId && r.ClosedAt == null, ct) is not { } round) return;
        if (await visit.Query<Document>().FirstOrDefaultAsync(d => d.Id == round.DocumentId && d.TrashedAt == null, ct) is not { } document) return;
        var verb = round.Kind == RoundKind.Approval ? "reminds you to approve, or not," : "reminds you to review";
        var due = $"{(round.DueOn < visit.Today ? "which was due on" : "due on")} {Ui.Words.WeekDay(round.DueOn)}";
        foreach (var person in await visit.Query<Reviewer>().Where(r => r.RoundId == roundId && r.Result == ReviewResult.Waiting).Select(r => r.PersonId).ToListAsync(ct))
        {
            visit.Ask(person, verb, $"{document.Title}, {due}", DocumentAddresses.ToOne(visit.SpaceId, document.Id, "/review"), inNameOf: round.StartedById);
        }
    }

    private static DateTimeOffset MorningOf(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(new TimeOnly(Hour, 0));
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
