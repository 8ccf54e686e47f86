using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Mail;
using Workspace.Operations;
using Workspace.People;
using Workspace.Ui;

namespace Workspace.Licensing;

/// <summary>Tells the holder, the sponsor and the administrators 14 and 3 days before a seat ends that is not renewed: each of them once, in one mail for all seats.</summary>
public sealed class SeatWarnings(IDbContextFactory<WorkspaceDb> databases, Post post, TimeProvider clock, ILogger<SeatWarnings> log) : Sweep(TimeSpan.FromMinutes(10), clock, log)
{
    private const int AtOnce = 500, Named = 20;
    private static readonly int[] Stages = [3, 14];

    private readonly TimeProvider _clock = clock;

    /// <summary>One round; answers how many seats it told of.</summary>
    public async Task<int> GoAsync(CancellationToken ct = default)
    {
        var told = 0;
        foreach (var days in post.IsOn ? Stages : [])
        {
            told += await TellAsync(days, ct);
        }

        return told;
    }

    protected override Task RoundAsync(CancellationToken ct) => GoAsync(ct);

    private async Task<int> TellAsync(int days, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = _clock.GetUtcNow();
        var found = await EndingAsync(db, days, now, ct);
        db.AddRange(found.Select(e => SeatWarning.Note(e.SeatId, days, now)));
        var ending = found.Where(e => e.AssignedAt <= e.EndsAt.AddDays(-days)).ToList(); // a seat given for a few days needs no word at once that it ends soon
        var administrators = (await db.Set<Administrator>().Select(a => new { a.OrganisationId, a.PersonId }).ToListAsync(ct)).ToLookup(a => a.OrganisationId, a => a.PersonId);
        db.AddRange(ending.Select(e => ToHolder(e, now)));
        db.AddRange(ending.Where(e => e.SponsorId is not null && e.SponsorId != e.PersonId).GroupBy(e => e.SponsorId!.Value).Select(g => ToOthers(g.Key, [.. g], "/seat", "You sponsor them. Ask for longer where they are still needed.", now)));
        db.AddRange(ending.GroupBy(e => e.OrganisationId).SelectMany(g => administrators[g.Key].Select(a => ToOthers(a, [.. g], "/office/seats?show=soon&sort=ends", "Renew those that are still needed.", now))));
        if (found.Count > 0)
        {
            await db.SaveChangesAsync(ct);
        }

        return found.Count;
    }

    private static Task<List<Ending>> EndingAsync(WorkspaceDb db, int days, DateTimeOffset now, CancellationToken ct)
    {
        var (until, seats, notes) = (now.AddDays(days), db.Set<Seat>(), db.Set<SeatWarning>());
        return (
            from seat in seats
            where seat.StartsAt <= now && seat.EndsAt > now && seat.EndsAt <= until
            where !seats.Any(n => n.PersonId == seat.PersonId && n.StartsAt <= seat.EndsAt && n.EndsAt > seat.EndsAt)
            where !notes.Any(w => w.SeatId == seat.Id && w.Days <= days)
            join person in db.Set<Person>() on seat.PersonId equals person.Id
            where person.DisabledAt == null
            join organisation in db.Set<Organisation>() on seat.OrganisationId equals organisation.Id
            orderby seat.EndsAt, person.Name
            select new Ending(seat.Id, seat.OrganisationId, seat.PersonId, person.Name, seat.SponsorId, seat.EndsAt, seat.AssignedAt, organisation.TimeZone)).Take(AtOnce).ToListAsync(ct);
    }

    private Letter ToHolder(Ending e, DateTimeOffset now) => post.Write(e.OrganisationId, "seat-ending", Recipient.Of(e.PersonId),
        new Message($"Your seat ends on {Words.LongDay(LastDay.Of(e.EndsAt, e.Zone))}", [$"It is yours {SeatWords.Until(e.EndsAt, e.Zone)}. After that your spaces are closed to you; nothing that you wrote is deleted, and a renewal gives back exactly what you had."], "Ask for longer", "/seat"),
        now, terms: new LetterTerms(Life: TimeSpan.FromDays(3)));

    private Letter ToOthers(Guid personId, IReadOnlyList<Ending> ending, string address, string line, DateTimeOffset now) => post.Write(ending[0].OrganisationId, "seats-ending", Recipient.Of(personId),
        new Message($"{Words.Count(ending.Count, "seat ends", "seats end")} by {Words.LongDay(LastDay.Of(ending[^1].EndsAt, ending[^1].Zone))}", [line], "See the seats", address)
        {
            Sections = [new("These seats end", [.. ending.Take(Named).Select(e => new MessageItem(e.Name, Words.LongDay(LastDay.Of(e.EndsAt, e.Zone)))), .. ending.Count > Named ? [new MessageItem($"And {Words.Number(ending.Count - Named)} more")] : Array.Empty<MessageItem>()])],
        },
        now, terms: new LetterTerms(Life: TimeSpan.FromDays(3)));

    private sealed record Ending(Guid SeatId, Guid OrganisationId, Guid PersonId, string Name, Guid? SponsorId, DateTimeOffset EndsAt, DateTimeOffset AssignedAt, string TimeZone)
    {
        public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
    }
}
