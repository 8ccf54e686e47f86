using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Spaces;

namespace Workspace.Mail;

/// <summary>The letters that wait: takes some in hand, and notes what became of each.</summary>
public sealed class LetterQueue(IDbContextFactory<WorkspaceDb> databases, TimeProvider clock)
{
    public const int AtOnce = 20;
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    private static readonly TimeSpan InHand = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan[] Waits = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4)];

    /// <summary>Some that are due, oldest first. Where another server was faster, none this time.</summary>
    public async Task<IReadOnlyList<Letter>> TakeAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var due = await db.Set<Letter>().Where(l => l.DoneAt == null && l.DueAt <= now).OrderBy(l => l.DueAt).ThenBy(l => l.Id).Take(AtOnce).ToListAsync(ct);
        foreach (var letter in due.Where(l => l.ExpiresAt <= now))
        {
            letter.Finish(LetterOutcome.Expired, now, letter.Why);
        }

        due.ForEach(letter => letter.Take(now + InHand));
        try
        {
            await SaveAsync(db, due.Count, ct);
        }
        catch (Refusal refusal) when (refusal.Kind == RefusalKind.Conflict)
        {
            return [];
        }

        return [.. due.Where(l => l.DoneAt is null)];
    }

    /// <param name="told">For a summary: everything up to here is told with it.</param>
    public async Task FinishAsync(Letter letter, LetterOutcome outcome, string why = "", DateTimeOffset? told = null, CancellationToken ct = default)
    {
        if (letter.Kind == LetterKinds.Summary && told is { } until)
        {
            await TellAsync(letter.PersonId!.Value, until, ct);
        }

        await ChangeAsync(letter.Id, (known, now) => known.Finish(outcome, now, why), ct);
    }

    /// <summary>It goes back, to be tried again later: each time a little later.</summary>
    public Task PutBackAsync(Letter letter, string why, TimeSpan? wait = null, CancellationToken ct = default) =>
        ChangeAsync(letter.Id, (known, now) => known.Wait(now + (wait ?? Waits[Math.Clamp(known.Tries - 1, 0, Waits.Length - 1)]), why), ct);

    /// <summary>Forgets what was over long ago, and what waited while no mail server was set.</summary>
    public async Task SweepAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var before = now - KeptFor;
        db.RemoveRange(await db.Set<Letter>().Where(l => l.QueuedAt < before || (l.DoneAt == null && l.ExpiresAt <= now)).OrderBy(l => l.QueuedAt).Take(500).ToListAsync(ct));
        await SaveAsync(db, 1, ct);
    }

    // Before the letter is over: should the server end between the two, it is worded again, and finds nothing left to tell.
    private async Task TellAsync(Guid personId, DateTimeOffset until, CancellationToken ct)
    {
        for (var tries = 0; tries < 5; tries++)
        {
            try
            {
                await using var db = await databases.CreateDbContextAsync(ct);
                (await db.Set<MailHabit>().SingleAsync(h => h.PersonId == personId, ct)).Told(until);
                await db.SaveChangesAsync(ct);
                return;
            }
            catch (Refusal refusal) when (refusal.Kind == RefusalKind.Conflict)
            {
                // its next morning was planned at this moment
            }
        }
    }

    private async Task ChangeAsync(Guid id, Action<Letter, DateTimeOffset> change, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<Letter>().FirstOrDefaultAsync(l => l.Id == id && l.DoneAt == null, ct) is { } letter)
        {
            change(letter, clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
        }
    }

    private static Task SaveAsync(WorkspaceDb db, int count, CancellationToken ct) => count == 0 ? Task.CompletedTask : db.SaveChangesAsync(ct);
}
