using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.Operations;
using Workspace.People;

namespace Workspace.Mail;

/// <summary>
/// Puts the summaries of those whose morning has come into the queue. When the next one is due stands in the database: a restart, a change of clocks or a
/// week of downtime sends none twice, and what was not told before is told in the next.
/// </summary>
public sealed class SummaryRound(IDbContextFactory<WorkspaceDb> databases, Post post, TimeProvider clock, ILogger<SummaryRound> log) : Sweep(TimeSpan.FromSeconds(30), clock, log)
{
    private const int AtOnce = 200;

    private readonly TimeProvider _clock = clock;

    /// <summary>One round over everybody who is due.</summary>
    public async Task GoAsync(CancellationToken ct = default)
    {
        if (!post.IsOn)
        {
            return;
        }

        await WhileFullAsync(BeginAsync, ct);
        await WhileFullAsync(MoveAsync, ct);
        await WhileFullAsync(DueAsync, ct);
    }

    protected override Task RoundAsync(CancellationToken ct) => GoAsync(ct);

    private static async Task WhileFullAsync(Func<CancellationToken, Task<int>> step, CancellationToken ct)
    {
        while (await step(ct) >= AtOnce)
        {
        }
    }

    // Whoever has been here once: nobody gets summaries of a place they never saw.
    private async Task<int> BeginAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = _clock.GetUtcNow();
        var people = await db.Set<Person>().AsNoTracking()
            .Where(p => p.DisabledAt == null && !db.Set<MailHabit>().Any(h => h.PersonId == p.Id) && db.Set<Session>().Any(s => s.PersonId == p.Id) && db.Set<Seat>().Any(s => s.PersonId == p.Id && s.StartsAt <= now && now < s.EndsAt))
            .OrderBy(p => p.Id).Select(p => new { p.Id, p.TimeZone }).Take(AtOnce).ToListAsync(ct);
        db.AddRange(people.Select(p => MailHabit.Begin(p.Id, p.TimeZone, now)));
        return await SaveAsync(db, people.Count, ct);
    }

    // Whoever moved to another zone has their morning there.
    private async Task<int> MoveAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var moved = await (from habit in db.Set<MailHabit>() join person in db.Set<Person>() on habit.PersonId equals person.Id where habit.TimeZone != person.TimeZone orderby habit.PersonId select new { habit, person.TimeZone }).Take(AtOnce).ToListAsync(ct);
        moved.ForEach(m => m.habit.Plan(m.TimeZone, _clock.GetUtcNow()));
        return await SaveAsync(db, moved.Count, ct);
    }

    private async Task<int> DueAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = _clock.GetUtcNow();
        var due = await (from habit in db.Set<MailHabit>() where habit.NextAt <= now join person in db.Set<Person>() on habit.PersonId equals person.Id orderby habit.NextAt select new { habit, person.OrganisationId }).Take(AtOnce).ToListAsync(ct);
        var ids = due.Select(d => d.habit.PersonId).ToArray();
        var keys = due.Select(d => KeyOf(d.habit, now)).ToArray();
        var waiting = await db.Set<Letter>().Where(l => l.Kind == LetterKinds.Summary && l.DoneAt == null && ids.Contains(l.PersonId!.Value)).Select(l => l.PersonId!.Value).ToHashSetAsync(ct);
        var written = await db.Set<Letter>().Where(l => keys.Contains(l.Key)).Select(l => l.Key).ToHashSetAsync(ct);
        foreach (var one in due)
        {
            // One that still waits for the mail server tells everything when it goes: no second one is laid beside it.
            if (one.habit.Rhythm != Rhythm.Never && !waiting.Contains(one.habit.PersonId) && !written.Contains(KeyOf(one.habit, now)))
            {
                db.Add(Letter.Write(one.OrganisationId, LetterKinds.Summary, Recipient.Of(one.habit.PersonId), "", now, new LetterTerms(Key: KeyOf(one.habit, now), Life: TimeSpan.FromDays(30))));
            }

            one.habit.Plan(one.habit.TimeZone, now);
        }

        return await SaveAsync(db, due.Count, ct);
    }

    private static string KeyOf(MailHabit habit, DateTimeOffset now) => $"summary:{habit.PersonId:N}:{LastDay.DayOf(now, TimeZoneInfo.FindSystemTimeZoneById(habit.TimeZone)):yyyy-MM-dd}";

    private static async Task<int> SaveAsync(WorkspaceDb db, int count, CancellationToken ct)
    {
        if (count > 0)
        {
            await db.SaveChangesAsync(ct);
        }

        return count;
    }
}
