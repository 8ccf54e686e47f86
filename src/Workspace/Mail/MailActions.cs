using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Mail;

/// <summary>What a person chose about mail, with the spaces they are in.</summary>
public sealed record OwnMail(Choices Choices, IReadOnlyList<(Guid Id, string Name)> Spaces, string Email, bool IsOn);

/// <summary>People choose which mails they get; whoever holds the link of a mail can stop them.</summary>
public sealed class MailActions(IDbContextFactory<WorkspaceDb> databases, CurrentPerson current, StopLinks stops, Post post, TimeProvider clock)
{
    public async Task<OwnMail> ReadAsync(CancellationToken ct = default)
    {
        var me = current.SignedIn ?? throw Refusal.SignedOut();
        await using var db = await databases.CreateDbContextAsync(ct);
        var spaces = await (
            from membership in db.Set<Membership>()
            where membership.PersonId == me.PersonId && membership.LeftAt == null
            join space in db.Set<Space>() on membership.SpaceId equals space.Id
            where space.ArchivedAt == null
            orderby space.Name
            select new { space.Id, space.Name }).Take(100).ToListAsync(ct);
        var email = await db.Set<Person>().Where(p => p.Id == me.PersonId).Select(p => p.Email!).SingleAsync(ct);
        return new(await Choices.ReadAsync(db, me.PersonId, ct), [.. spaces.Select(s => (s.Id, s.Name))], email, post.IsOn);
    }

    public async Task ChooseAsync(Rhythm rhythm, bool atOnce, IReadOnlyDictionary<Guid, SpaceMail> spaces, CancellationToken ct = default)
    {
        var me = current.SignedIn ?? throw Refusal.SignedOut();
        await using var db = await databases.CreateDbContextAsync(ct);
        (await HabitAsync(db, me.PersonId, ct)).Choose(rhythm, atOnce, clock.GetUtcNow());
        var known = await db.Set<MailChoice>().Where(c => c.PersonId == me.PersonId).ToDictionaryAsync(c => c.SpaceId, ct);
        var own = await db.Set<Membership>().Where(m => m.PersonId == me.PersonId && m.LeftAt == null).Select(m => m.SpaceId).ToHashSetAsync(ct);
        foreach (var (spaceId, wants) in spaces.Where(s => own.Contains(s.Key)))
        {
            if (!Enum.IsDefined(wants))
            {
                throw Refusal.Wrong("Choose from the list what of a space comes by mail.");
            }

            if (known.TryGetValue(spaceId, out var choice))
            {
                choice.Want(wants);
            }
            else
            {
                db.Add(MailChoice.Of(me.PersonId, spaceId, wants));
            }
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>The address that a stop link is for, or none where it was not made by us.</summary>
    public async Task<string?> LookAsync(string key, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return stops.Read(key) is { } id ? await db.Set<Person>().Where(p => p.Id == id).Select(p => p.Email).FirstOrDefaultAsync(ct) : null;
    }

    /// <summary>No summary and nothing at once any more. What concerns the account, an invitation or the end of a seat still comes.</summary>
    public async Task<bool> StopAsync(string key, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (stops.Read(key) is not { } id || !await db.Set<Person>().AnyAsync(p => p.Id == id, ct))
        {
            return false;
        }

        (await HabitAsync(db, id, ct)).Choose(Rhythm.Never, atOnce: false, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return true;
    }

    private async Task<MailHabit> HabitAsync(WorkspaceDb db, Guid personId, CancellationToken ct)
    {
        if (await db.Set<MailHabit>().FirstOrDefaultAsync(h => h.PersonId == personId, ct) is { } known)
        {
            return known;
        }

        var habit = MailHabit.Begin(personId, await db.Set<Person>().Where(p => p.Id == personId).Select(p => p.TimeZone).SingleAsync(ct), clock.GetUtcNow());
        db.Add(habit);
        return habit;
    }
}
