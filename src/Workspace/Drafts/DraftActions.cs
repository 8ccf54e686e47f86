using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Drafts;

/// <summary>Keeps what the person asking is typing, and forgets it when it was sent. It needs a session, not a seat.</summary>
public sealed class DraftActions(IDbContextFactory<WorkspaceDb> databases, CurrentPerson current, TimeProvider clock)
{
    private const int MostOfOnePerson = 300;

    private static readonly Func<WorkspaceDb, Guid, string, CancellationToken, Task<Draft?>> Kept = EF.CompileAsyncQuery((WorkspaceDb db, Guid person, string key, CancellationToken ct) => db.Set<Draft>().FirstOrDefault(d => d.PersonId == person && d.Key == key));

    /// <summary>Keeps the text; an empty one is forgotten.</summary>
    public Task KeepAsync(string key, string text, CancellationToken ct = default) =>
        KeepForAsync(current.Id ?? throw Refusal.SignedOut(), key, text, ct);

    /// <summary>The same for somebody whose session has just ended, so that their text is there when they sign in.</summary>
    public async Task KeepForAsync(Guid personId, string key, string text, CancellationToken ct = default)
    {
        key = Text.Line(key, Draft.MaxKey, "the name of the draft");
        await using var db = await databases.CreateDbContextAsync(ct);
        var draft = await Kept(db, personId, key, ct);
        switch (draft, string.IsNullOrWhiteSpace(text))
        {
            case (null, true):
                return;
            case (not null, true):
                db.Remove(draft);
                break;
            case (null, false):
                await MakeRoomAsync(db, personId, ct);
                db.Add(Draft.Keep(personId, key, text, clock.GetUtcNow()));
                break;
            default:
                draft!.Keep(text, clock.GetUtcNow());
                break;
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>Uses the draft up: its text was sent.</summary>
    public async Task ForgetAsync(string key, CancellationToken ct = default)
    {
        var (personId, name) = (current.Id ?? throw Refusal.SignedOut(), Text.Line(key, Draft.MaxKey, "the name of the draft"));
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await Kept(db, personId, name, ct) is { } draft)
        {
            db.Remove(draft);
            await db.SaveChangesAsync(ct);
        }
    }

    public async Task ForgetAsync(IReadOnlyCollection<string> keys, CancellationToken ct = default)
    {
        var personId = current.Id ?? throw Refusal.SignedOut();
        await using var db = await databases.CreateDbContextAsync(ct);
        var drafts = await db.Set<Draft>().Where(d => d.PersonId == personId && keys.Contains(d.Key)).ToListAsync(ct);
        if (drafts.Count > 0)
        {
            db.RemoveRange(drafts);
            await db.SaveChangesAsync(ct);
        }
    }

    // Nobody types three hundred texts at once: the oldest gives way, so that one account cannot fill the disk.
    private static async Task MakeRoomAsync(WorkspaceDb db, Guid personId, CancellationToken ct) =>
        db.RemoveRange(await db.Set<Draft>().Where(d => d.PersonId == personId).OrderByDescending(d => d.KeptAt).Skip(MostOfOnePerson - 1).Take(10).ToListAsync(ct));
}
