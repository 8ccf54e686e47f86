using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Ui;

namespace Workspace.Mail;

/// <summary>Words the daily summary when it is sent: what ends before the next one first, then what waits, then what changed; only what its reader may see now.</summary>
public sealed class SummaryWords(IServiceScopeFactory scopes, IDbContextFactory<WorkspaceDb> databases, StopLinks stops, TimeProvider clock) : ILetterWords
{
    private const int MostSpaces = 30, MostDuties = 30, MostChanges = 25;

    public string Kind => LetterKinds.Summary;

    public async Task<Message?> WordAsync(Letter letter, Guid personId, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var reader = await ReaderAsync(db, personId, ct);
        if (reader is null || reader.Choices.Rhythm == Rhythm.Never)
        {
            return null;
        }

        var (waiting, changed) = await ReadAsync(reader, ct);
        var next = LastDay.DayOf(reader.Habit.NextAt, reader.Zone);
        var soon = waiting.Where(w => w.Duty.Until <= next).ToArray();
        MessageSection[] sections =
        [
            new("Before your next summary", [.. SeatEnding(reader, next), .. soon.Select(w => Item(w, reader.Today))]),
            new("Waiting for you", [.. waiting.Except(soon).Take(MostDuties).Select(w => Item(w, reader.Today))]),
            new("What changed", [.. changed.Select(c => new MessageItem(c.Changed.Title, $"{c.Changed.Line} · {c.Space}", c.Changed.Address))]),
        ];
        return sections.All(s => s.Items.Count == 0) ? null
            : new Message(Subject(soon.Length, waiting.Count, changed.Count), [], "Open your home page", "/") { Sections = [.. sections.Where(s => s.Items.Count > 0)], StopAddress = stops.For(personId) };
    }

    private async Task<(List<WaitingDuty> Waiting, List<(ChangedThing Changed, string Space)> Changed)> ReadAsync(Reader reader, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (duties, changes) = (scope.ServiceProvider.GetRequiredService<DutyQueries>(), scope.ServiceProvider.GetRequiredService<ChangeQueries>());
        var (waiting, changed) = (new List<WaitingDuty>(), new List<(ChangedThing, string)>());
        foreach (var place in reader.Places)
        {
            var wants = reader.Choices.Of(place.SpaceId);
            waiting.AddRange(wants == SpaceMail.Nothing ? [] : await duties.InSpaceAsync(reader.PersonId, place.SpaceId, ct));
            if (wants is SpaceMail.Everything or SpaceMail.SummaryOnly)
            {
                var since = place.SeenAt > reader.Habit.ToldUntil ? place.SeenAt : reader.Habit.ToldUntil;
                changed.AddRange((await changes.InSpaceAsync(reader.PersonId, place.SpaceId, since, ct)).Select(c => (c, place.Name)));
            }
        }

        return ([.. waiting.OrderBy(w => w.Duty.Until ?? DateOnly.MaxValue).ThenBy(w => w.SpaceName, StringComparer.Ordinal)], [.. changed.OrderByDescending(c => c.Item1.At).Take(MostChanges)]);
    }

    private async Task<Reader?> ReaderAsync(WorkspaceDb db, Guid personId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var habit = await db.Set<MailHabit>().AsNoTracking().FirstOrDefaultAsync(h => h.PersonId == personId, ct);
        var seat = await db.Set<Seat>().Where(s => s.PersonId == personId && s.StartsAt <= now && now < s.EndsAt).OrderByDescending(s => s.EndsAt)
            .Select(s => new { s.EndsAt, Renewed = db.Set<Seat>().Any(n => n.PersonId == personId && n.StartsAt <= s.EndsAt && n.EndsAt > s.EndsAt) }).FirstOrDefaultAsync(ct);
        if (habit is null || seat is null)
        {
            return null; // without a seat nothing of a space is told
        }

        var places = await (
            from membership in db.Set<Membership>()
            where membership.PersonId == personId && membership.LeftAt == null
            join space in db.Set<Space>() on membership.SpaceId equals space.Id
            where space.ArchivedAt == null
            orderby space.Name
            select new Place(space.Id, space.Name, membership.SeenAt)).Take(MostSpaces).ToListAsync(ct);
        return new(personId, habit, await Choices.ReadAsync(db, personId, ct), TimeZoneInfo.FindSystemTimeZoneById(habit.TimeZone), places, seat.Renewed ? null : seat.EndsAt, now);
    }

    private static IEnumerable<MessageItem> SeatEnding(Reader reader, DateOnly next) => reader.SeatEndsAt is { } end && LastDay.Of(end, reader.Zone) <= next
        ? [new MessageItem("Your seat ends", $"It is yours {SeatWords.Until(end, reader.Zone)}. You can ask for longer.", "/seat")] : [];

    private static MessageItem Item(WaitingDuty waiting, DateOnly today) =>
        new(waiting.Duty.What, string.Join(" · ", new[] { waiting.Duty.Until is { } until ? DutyWords.Until(until, today) : "", waiting.SpaceName, waiting.Duty.Detail }.Where(part => part.Length > 0)), waiting.Duty.Address);

    private static string Subject(int soon, int waiting, int changed) => (soon, waiting, changed) switch
    {
        ( > 0, _, _) => $"{Words.Count(soon, "thing ends", "things end")} before your next summary",
        (_, > 0, _) => $"{Words.Count(waiting, "thing waits", "things wait")} for you",
        (_, _, > 0) => $"{Words.Count(changed, "thing", "things")} changed",
        _ => "Your seat ends soon",
    };

    private sealed record Place(Guid SpaceId, string Name, DateTimeOffset SeenAt);

    private sealed record Reader(Guid PersonId, MailHabit Habit, Choices Choices, TimeZoneInfo Zone, IReadOnlyList<Place> Places, DateTimeOffset? SeatEndsAt, DateTimeOffset Now)
    {
        public DateOnly Today => LastDay.DayOf(Now, Zone);
    }
}
