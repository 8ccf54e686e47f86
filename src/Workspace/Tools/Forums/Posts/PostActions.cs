using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools.Forums.Moderation;
using Workspace.Tools.Forums.Reading;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tools.Forums.Posts;

/// <summary>What people do with posts: write, edit, take back, react, and mark as official.</summary>
public sealed class PostActions(ThreadDoor door, ForumPeople people, VoiceCount voices)
{
    private const int Tries = 4;

    private static readonly Question<ForumPost, Guid, PostRef> Known = new((posts, id) => posts.Where(p => p.Id == id).Select(p => new PostRef(p.Id, p.ThreadId, p.Number, p.ById)));

    /// <summary>Writes a post under an id of the form's own: sent twice, it stands there once.</summary>
    public async Task<PostRef> WriteAsync(Guid spaceId, Guid threadId, NewPost post, CancellationToken ct = default)
    {
        for (var tries = 1; ; tries++)
        {
            await using var visit = await door.EnterAsync(spaceId, Role.Reader, ct);
            try
            {
                return await WriteOnceAsync(visit, threadId, post, again: tries > 1, ct);
            }
            catch (Refusal refusal) when (refusal.Kind == RefusalKind.Conflict && tries < Tries)
            {
                // The id is taken: by the same form, most likely, that was sent twice.
            }
        }
    }

    /// <summary>Says it otherwise. What it said before is kept, and can be read.</summary>
    public Task<PostRef> EditAsync(Guid spaceId, Guid postId, int version, string? words, CancellationToken ct = default) => OnPostAsync(spaceId, postId, async (visit, held, post, stop) =>
    {
        if (post.ById != visit.PersonId) throw Refusal.Forbidden("Only who wrote a post can edit it.");
        if (post.IsDeleted) throw Refusal.Wrong("This post is deleted. Bring it back first.");
        if (!post.IsHidden) held.ToReply(visit); // what was hidden can be mended wherever it stands
        var written = PostReading.Read(words, await people.OfAsync(visit, stop));
        visit.Add(post.Edit(written, version, visit.Now));
        held.Thread.Touch();
        if (post.IsHidden) await ModerationActions.MendedAsync(visit, held, post, stop);
        await AskNamedAsync(visit, held, post, written, stop);
        visit.Record(ForumEvents.Edited, held.Thread, Facts(held, post));
    }, ct);

    /// <summary>The place stays, and says that something was deleted.</summary>
    public Task<PostRef> DeleteAsync(Guid spaceId, Guid postId, CancellationToken ct = default) => OnPostAsync(spaceId, postId, async (visit, held, post, stop) =>
    {
        if (post.ById != visit.PersonId) held.ToModerate(visit);
        var shown = post.IsShown;
        post.Delete(visit.PersonId, visit.Now);
        held.Thread.Count(shown ? -1 : 0);
        if (shown) await voices.LeaveAsync(visit, held.Thread, post, stop);
        foreach (var mention in await visit.Tracked<PostMention>().Where(m => m.PostId == postId && m.AnsweredAt == null).ToListAsync(stop)) mention.Answer(visit.Now);
        visit.Record(ForumEvents.Deleted, held.Thread, Facts(held, post));
    }, ct);

    /// <summary>Takes a deletion back: whoever deleted it, and those who moderate.</summary>
    public Task<PostRef> RestoreAsync(Guid spaceId, Guid postId, CancellationToken ct = default) => OnPostAsync(spaceId, postId, async (visit, held, post, stop) =>
    {
        if (post.DeletedById != visit.PersonId) held.ToModerate(visit);
        post.Restore();
        held.Thread.Count(post.IsShown ? 1 : 0);
        if (post.IsShown) await voices.HearAsync(visit, held.Thread, post.ById, post.Affiliation, stop);
        visit.Record(ForumEvents.Restored, held.Thread, Facts(held, post));
    }, ct);

    /// <summary>Reacts, or takes the reaction back where it was given.</summary>
    public Task<PostRef> ReactAsync(Guid spaceId, Guid postId, Reaction kind, CancellationToken ct = default) => OnPostAsync(spaceId, postId, async (visit, held, post, stop) =>
    {
        held.ToReply(visit);
        if (!post.IsShown) throw Refusal.Wrong("This post is not there to react to any more.");
        if (post.ById == visit.PersonId) throw Refusal.Wrong("You wrote this post. Others can react to it.");
        if (await visit.Tracked<PostReaction>().FirstOrDefaultAsync(r => r.PostId == postId && r.PersonId == visit.PersonId && r.Kind == kind, stop) is { } given) visit.Remove(given);
        else visit.Add(PostReaction.Give(post, visit.PersonId, kind, visit.Now));
        await AnswerAsync(visit, m => m.PostId == postId, stop);
        held.Thread.Touch();
        visit.Record(ForumEvents.Reacted, held.Thread, Facts(held, post));
    }, ct);

    /// <summary>Marks one's own post as said for the space, or takes the mark off.</summary>
    public Task<PostRef> MarkOfficialAsync(Guid spaceId, Guid postId, bool official, CancellationToken ct = default) => OnPostAsync(spaceId, postId, async (visit, held, post, stop) =>
    {
        if (official ? post.ById != visit.PersonId : post.ById != visit.PersonId && !held.MayModerate(visit)) throw Refusal.Forbidden("Only who wrote a post can say that it is official.");
        if (official) await SpeakersOnlyAsync(visit, held, stop);
        post.MarkOfficial(official);
        held.Thread.Touch();
        visit.Record(ForumEvents.MarkedOfficial, held.Thread, Facts(held, post));
    }, ct);

    /// <summary>The person named says that no answer is needed.</summary>
    public async Task DismissAsync(Guid spaceId, Guid postId, CancellationToken ct = default)
    {
        await using var visit = await door.EnterAsync(spaceId, Role.Reader, ct);
        await AnswerAsync(visit, m => m.PostId == postId, ct);
        await visit.SaveAsync(ct);
    }

    internal static ForumFacts Facts(HeldThread held, ForumPost post) => new() { Number = held.Thread.Number, Post = post.Number, PostId = post.Id };

    /// <summary>The first words of a thread, or of an answer, within the transaction that holds it.</summary>
    internal async Task<ForumPost> AddAsync(Visit visit, HeldThread held, NewPost post, WrittenPost written, bool spoken, CancellationToken ct)
    {
        if (post.Official) await SpeakersOnlyAsync(visit, held, ct);
        var affiliation = (await people.OfAsync(visit, ct)).Affiliation(visit.PersonId);
        var added = ForumPost.Write(held.Thread, post.Id, written, visit.PersonId, affiliation, visit.Now, post.ReplyTo, post.Official);
        visit.Add(added);
        if (!spoken) await voices.HearAsync(visit, held.Thread, visit.PersonId, affiliation, ct);
        await AskNamedAsync(visit, held, added, written, ct);
        return added;
    }

    private async Task<PostRef> WriteOnceAsync(Visit visit, Guid threadId, NewPost post, bool again, CancellationToken ct)
    {
        if (!visit.May(Role.Commenter)) throw Refusal.Forbidden(visit.IsArchived ? "This space is archived: it can be read, and nothing in it can be changed." : $"You can read this. {RoleWords.WhoMay(Role.Commenter)}");
        var written = PostReading.Read(post.Words, await people.OfAsync(visit, ct));
        var (spoken, waiting) = (await voices.HasSpokenAsync(visit, threadId, ct), await visit.AskAsync(Waiting, visit.PersonId, threadId, ct));
        return await door.ChangeAsync(visit, threadId, async (_, held, stop) =>
        {
            if (again && await visit.AskAsync(Known, post.Id, stop) is [var there]) return there.ById == visit.PersonId ? there : throw Refusal.Wrong("Open the thread again, and write your post anew.");
            held.ToReply(visit);
            var added = await AddAsync(visit, held, post, written, spoken, stop);
            if (waiting.Count > 0) await AnswerAsync(visit, m => m.ThreadId == threadId, stop);
            visit.Record(ForumEvents.Posted, held.Thread, Facts(held, added));
            return new PostRef(added.Id, threadId, added.Number, visit.PersonId);
        }, ct);
    }

    private static readonly Question<PostMention, Guid, Guid, Guid> Waiting = new((mentions, person, thread) => mentions.Where(m => m.PersonId == person && m.AnsweredAt == null && m.ThreadId == thread).OrderBy(m => m.At).Take(1).Select(m => m.Id));

    private async Task<PostRef> OnPostAsync(Guid spaceId, Guid postId, Func<Visit, HeldThread, ForumPost, CancellationToken, Task> change, CancellationToken ct)
    {
        await using var visit = await door.EnterAsync(spaceId, Role.Reader, ct);
        if (await visit.AskAsync(Known, postId, ct) is not [var known]) throw Refusal.NotFound();
        if (!visit.May(Role.Commenter)) throw Refusal.Forbidden(visit.IsArchived ? "This space is archived: it can be read, and nothing in it can be changed." : $"You can read this. {RoleWords.WhoMay(Role.Commenter)}");
        return await door.ChangeAsync(visit, known.ThreadId, async (_, held, stop) =>
        {
            var post = await visit.FindAsync<ForumPost>(postId, stop);
            if (post.ThreadId != known.ThreadId || post.MovedToId is not null) throw Refusal.Conflict("This post went to another thread a moment ago. Open it again.");
            await change(visit, held, post, stop);
            return known;
        }, ct);
    }

    private static async Task AskNamedAsync(Visit visit, HeldThread held, ForumPost post, WrittenPost written, CancellationToken ct)
    {
        if (written.Named.Count == 0) return;
        var asked = post.Version == 0 ? [] : await visit.Query<PostMention>().Where(m => m.PostId == post.Id).Select(m => m.PersonId).ToListAsync(ct);
        var noMail = await Watched.NoMailAsync(visit, held.Thread, written.Named, ct);
        foreach (var person in written.Named.Where(p => p != post.ById && !asked.Contains(p)))
        {
            visit.Add(PostMention.Of(post, person, visit.Now));
            if (!noMail.Contains(person)) visit.Ask(person, "named you in", $"{held.Thread.Reference} {held.Thread.Title}", ForumAddresses.ToPost(visit.SpaceId, post.Id));
        }
    }

    private static async Task AnswerAsync(Visit visit, System.Linq.Expressions.Expression<Func<PostMention, bool>> which, CancellationToken ct)
    {
        foreach (var mention in await visit.Tracked<PostMention>().Where(m => m.PersonId == visit.PersonId && m.AnsweredAt == null).Where(which).ToListAsync(ct)) mention.Answer(visit.Now);
    }

    private static async Task SpeakersOnlyAsync(Visit visit, HeldThread held, CancellationToken ct)
    {
        if (!await visit.Query<ForumSpeaker>().AnyAsync(s => s.ForumId == held.Thread.ForumId && s.PersonId == visit.PersonId, ct)) throw Refusal.Forbidden("Only those whom the space names can reply officially. A facilitator can name you in the settings of the forum.");
    }
}

/// <summary>What somebody wants to say.</summary>
/// <param name="Id">The form's own id: sent twice, it stands there once.</param>
/// <param name="Words">Markdown.</param>
/// <param name="ReplyTo">The post it answers.</param>
/// <param name="Official">Said for the space.</param>
public sealed record NewPost(Guid Id, string? Words, Guid? ReplyTo = null, bool Official = false);

/// <summary>Where a post stands.</summary>
public sealed record PostRef(Guid Id, Guid ThreadId, int Number, Guid ById);
