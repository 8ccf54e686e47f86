using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Texts;
using Workspace.Tools.Forums.Posts;

namespace Workspace.Tools.Forums.Threads;

/// <summary>What people do with threads: start, name, pin, move on, close, delete.</summary>
public sealed class ThreadActions(ThreadDoor door, PostActions posts, ForumPeople people)
{
    private const int Tries = 10;

    /// <summary>Starts a thread with its first post, under ids of the form's own: sent twice, it is there once.</summary>
    public async Task<ThreadRef> StartAsync(Guid spaceId, Guid forumId, NewThread thread, CancellationToken ct = default)
    {
        for (var tries = 1; ; tries++)
        {
            await using var visit = await door.EnterAsync(spaceId, Role.Commenter, ct);
            try
            {
                return await StartOnceAsync(visit, forumId, thread, ct);
            }
            catch (Refusal refusal) when (refusal.Kind == RefusalKind.Conflict && tries < Tries)
            {
                // Another server took the same number a moment before: take the next one.
            }
        }
    }

    /// <summary>Whoever started it, and those who moderate.</summary>
    public Task RenameAsync(Guid spaceId, Guid id, int edition, string? title, string? tags, CancellationToken ct = default) => ChangeAsync(spaceId, id, ForumEvents.Renamed, async (visit, held, stop) =>
    {
        if (held.Thread.StartedById != visit.PersonId || !visit.May(held.StartFrom)) held.ToModerate(visit);
        var named = ThreadTags.Read(tags);
        held.Thread.Rename(title, named, edition);
        foreach (var former in await visit.Tracked<ThreadTag>().Where(t => t.ThreadId == id).ToListAsync(stop)) visit.Remove(former);
        foreach (var tag in named) visit.Add(ThreadTag.Of(held.Thread, tag));
    }, ct);

    public Task PinAsync(Guid spaceId, Guid id, bool pinned, CancellationToken ct = default) => ModerateAsync(spaceId, id, pinned ? ForumEvents.Pinned : ForumEvents.Unpinned, held => held.Thread.Pin(pinned), ct);

    /// <summary>Says how far the discussion has come: whoever started it, and those who moderate.</summary>
    public Task MoveOnAsync(Guid spaceId, Guid id, ThreadStage stage, CancellationToken ct = default) => ChangeAsync(spaceId, id, ForumEvents.MovedOn, (visit, held, _) =>
    {
        if (held.Thread.StartedById != visit.PersonId || !visit.May(held.StartFrom)) held.ToModerate(visit);
        held.Thread.MoveOn(stage);
        return Task.CompletedTask;
    }, ct);

    public Task CloseAsync(Guid spaceId, Guid id, string? because, CancellationToken ct = default) => ChangeAsync(spaceId, id, ForumEvents.ThreadClosed, async (visit, held, stop) =>
    {
        held.ToModerate(visit);
        held.Thread.Close(because, visit.PersonId, visit.Now);
        await AllowAsync(visit, held.Thread, TextRules.ReadOnly("This thread is closed."), stop);
    }, ct);

    public Task ReopenAsync(Guid spaceId, Guid id, CancellationToken ct = default) => ChangeAsync(spaceId, id, ForumEvents.ThreadReopened, async (visit, held, stop) =>
    {
        held.ToModerate(visit);
        held.Thread.Reopen();
        await AllowAsync(visit, held.Thread, SummaryActions.Rules, stop);
    }, ct);

    /// <summary>Nobody writes in it any more; members see that it was deleted, by whom and when. Nothing of it is lost.</summary>
    public Task DeleteAsync(Guid spaceId, Guid id, CancellationToken ct = default) => ChangeAsync(spaceId, id, ForumEvents.ThreadDeleted, async (visit, held, stop) =>
    {
        held.ToModerate(visit);
        held.Thread.Delete(visit.PersonId, visit.Now);
        await CountAsync(visit, held.Thread.ForumId, -1, stop);
        await AllowAsync(visit, held.Thread, TextRules.Hidden, stop);
    }, ct);

    public Task RestoreAsync(Guid spaceId, Guid id, CancellationToken ct = default) => ChangeAsync(spaceId, id, ForumEvents.ThreadRestored, async (visit, held, stop) =>
    {
        held.ToModerate(visit);
        held.Thread.Restore();
        await CountAsync(visit, held.Thread.ForumId, 1, stop);
        await AllowAsync(visit, held.Thread, RulesOf(held.Thread), stop);
    }, ct);

    /// <summary>For a rule inside the saving transaction: a forum has more or fewer threads.</summary>
    internal static async Task CountAsync(Visit visit, Guid forumId, int threads, CancellationToken ct)
    {
        await visit.HoldAsync<Forum>(forumId, alone: true, ct);
        (await visit.FindAsync<Forum>(forumId, ct)).Count(threads);
    }

    /// <summary>Who may write in the summary of a thread that is there.</summary>
    internal static TextRules RulesOf(ForumThread thread) => thread.IsClosed ? TextRules.ReadOnly("This thread is closed.") : SummaryActions.Rules;

    private async Task<ThreadRef> StartOnceAsync(Visit visit, Guid forumId, NewThread begun, CancellationToken ct)
    {
        var (tags, written) = (ThreadTags.Read(begun.Tags), PostReading.Read(begun.Words, await people.OfAsync(visit, ct)));
        var started = default(ThreadRef);
        await visit.SaveAsync(async stop =>
        {
            await visit.HoldAsync<Forum>(forumId, alone: true, stop);
            var forum = await visit.FindAsync<Forum>(forumId, stop);
            if (await visit.Query<ForumThread>().Where(t => t.Id == begun.Id).Select(t => new ThreadRef(t.Id, t.Number)).FirstOrDefaultAsync(stop) is { } known)
            {
                started = known;
                return;
            }
            ToStart(visit, forum);
            var number = (await visit.Query<ForumThread>().MaxAsync(t => (int?)t.Number, stop) ?? 0) + 1;
            var thread = ForumThread.Start(forum, begun.Id, number, begun.Title, tags, visit.PersonId, visit.Now);
            forum.Count(1);
            visit.Add(thread);
            foreach (var tag in tags) visit.Add(ThreadTag.Of(thread, tag));
            await posts.AddAsync(visit, new HeldThread(thread, forum.StartFrom, forum.ReplyFrom, forum.ModerateFrom, forum.ClosedAt), new NewPost(begun.PostId, begun.Words), written, spoken: false, stop);
            visit.Record(ForumEvents.Started, thread, new ForumFacts { Number = number, PostId = begun.PostId });
            started = new(thread.Id, number);
        }, ct);
        return started!;
    }

    private static void ToStart(Visit visit, Forum forum)
    {
        if (visit.Role < forum.StartFrom) throw Refusal.Forbidden($"You can read this. {RoleWords.WhoMay(forum.StartFrom)}");
        if (forum.IsClosed) throw Refusal.Wrong("This forum is closed: it takes no more threads. Your text is kept as a draft.");
    }

    private Task<int> ModerateAsync(Guid spaceId, Guid id, string kind, Action<HeldThread> change, CancellationToken ct) => ChangeAsync(spaceId, id, kind, (visit, held, _) =>
    {
        held.ToModerate(visit);
        change(held);
        return Task.CompletedTask;
    }, ct);

    private Task<int> ChangeAsync(Guid spaceId, Guid id, string kind, Func<Visit, HeldThread, CancellationToken, Task> change, CancellationToken ct) => door.ChangeAsync(spaceId, id, async (visit, held, stop) =>
    {
        if (kind != ForumEvents.ThreadRestored) held.RefuseGone();
        await change(visit, held, stop);
        visit.Record(kind, held.Thread, new ForumFacts { Number = held.Thread.Number, Stage = kind == ForumEvents.MovedOn ? (int)held.Thread.Stage : null });
        return held.Thread.Number;
    }, ct);

    /// <summary>For a rule inside the saving transaction: who may write in the summary.</summary>
    internal static async Task AllowAsync(Visit visit, ForumThread thread, TextRules rules, CancellationToken ct)
    {
        if (thread.SummaryId is { } summary) (await visit.FindAsync<SharedText>(summary, ct)).Allow(rules);
    }
}

/// <summary>A thread as somebody begins it.</summary>
/// <param name="Id">The form's own id for the thread.</param>
/// <param name="PostId">The form's own id for its first post.</param>
/// <param name="Title">The question.</param>
/// <param name="Words">The first post, Markdown.</param>
/// <param name="Tags">Words to find it by, with commas between them.</param>
public sealed record NewThread(Guid Id, Guid PostId, string? Title, string? Words, string? Tags = null);

/// <summary>A thread by its id and number.</summary>
public sealed record ThreadRef(Guid Id, int Number)
{
    public string Reference => ThreadWords.Reference(Number);
}
