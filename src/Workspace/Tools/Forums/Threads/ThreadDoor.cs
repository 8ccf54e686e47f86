using Workspace.Spaces;

namespace Workspace.Tools.Forums.Threads;

/// <summary>The way into threads. A thread is read, judged and changed inside the saving transaction while nobody else can: numbers have no gaps, and nobody writes into what was closed a moment ago.</summary>
public sealed class ThreadDoor(SpaceAccess spaces)
{
    private static readonly Question<ForumThread, Guid, HeldThread> Held = new(
        (threads, id) => threads.Where(t => t.Id == id).Select(t => new HeldThread(t, t.Forum.StartFrom, t.Forum.ReplyFrom, t.Forum.ModerateFrom, t.Forum.ClosedAt)), tracked: true);

    public Task<Visit> EnterAsync(Guid spaceId, Role least, CancellationToken ct = default) => spaces.EnterAsync(spaceId, least, ForumsTool.Forums, ct);

    /// <summary>Changes a thread and saves: one transaction. What the change refuses is not saved.</summary>
    public async Task<T> ChangeAsync<T>(Guid spaceId, Guid threadId, Func<Visit, HeldThread, CancellationToken, Task<T>> change, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, Role.Reader, ct);
        return await ChangeAsync(visit, threadId, change, ct);
    }

    public async Task<T> ChangeAsync<T>(Visit visit, Guid threadId, Func<Visit, HeldThread, CancellationToken, Task<T>> change, CancellationToken ct = default)
    {
        var result = default(T)!;
        await visit.SaveAsync(async stop => result = await change(visit, await HoldAsync(visit, threadId, stop), stop), ct);
        return result;
    }

    /// <summary>For a rule inside the saving transaction: the thread, tracked, and until that ends nobody else's to change.</summary>
    public static async Task<HeldThread> HoldAsync(Visit visit, Guid threadId, CancellationToken ct)
    {
        await visit.HoldAsync<ForumThread>(threadId, alone: true, ct);
        return await visit.AskAsync(Held, threadId, ct) is [var held] ? held : throw Refusal.NotFound();
    }
}

/// <summary>A thread that is held, with what its forum lets people do.</summary>
public sealed record HeldThread(ForumThread Thread, Role StartFrom, Role ReplyFrom, Role ModerateFrom, DateTimeOffset? ForumClosedAt)
{
    /// <summary>Refuses whoever may not write here now, in words.</summary>
    public void ToReply(Visit visit)
    {
        RefuseGone();
        if (visit.Role < ReplyFrom) throw Refusal.Forbidden($"You can read this. {RoleWords.WhoMay(ReplyFrom)}");
        if (ForumClosedAt is not null) throw Refusal.Wrong("This forum is closed: it takes no more posts. Your text is kept as a draft.");
        if (Thread.IsClosed) throw Refusal.Wrong("This thread was closed and takes no more posts. Your text is kept as a draft.");
    }

    /// <summary>Refuses whoever does not moderate this forum.</summary>
    public void ToModerate(Visit visit)
    {
        if (!MayModerate(visit)) throw Refusal.Forbidden($"You can read this. {RoleWords.WhoMay(ModerateFrom)}");
    }

    public bool MayModerate(Visit visit) => visit.May(ModerateFrom);

    public void RefuseGone()
    {
        if (Thread.Fate == Fate.Deleted) throw Refusal.Wrong("This thread was deleted. Your text is kept as a draft.");
        if (Thread.Fate == Fate.Merged) throw Refusal.Wrong("This thread was joined with another one. Your text is kept as a draft: open the thread again and post it there.");
    }
}
