using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tools.Forums.Moderation;

/// <summary>What fits people who write under their own names: a flag with its reason, a post hidden under a rule that is named, its author told and able to mend it, and every act on a record that all can read.</summary>
public sealed class ModerationActions(ThreadDoor door, VoiceCount voices)
{
    /// <summary>Asks the moderators to look at a post, under an id of the form's own. Everybody who reads it may.</summary>
    public Task<JudgedRef> FlagAsync(Guid spaceId, Guid postId, Guid flagId, string? reason, CancellationToken ct = default) => OnPostAsync(spaceId, postId, async (visit, held, post, stop) =>
    {
        if (!visit.May(Role.Reader)) throw Refusal.Forbidden("This space is archived: it can be read, and nothing in it can be changed.");
        if (!post.IsShown) throw Refusal.Wrong("This post is not shown any more. You need not flag it.");
        if (post.ById == visit.PersonId) throw Refusal.Wrong("You wrote this post. You can edit or delete it.");
        var mine = await visit.Query<PostFlag>().Where(f => f.PostId == postId && f.ById == visit.PersonId && f.SettledAt == null).Select(f => f.Id).FirstOrDefaultAsync(stop);
        if (mine == flagId) return;
        if (mine != Guid.Empty) throw Refusal.Wrong("You flagged this post already. A moderator will look at it.");
        visit.Add(PostFlag.Raise(post, held.Thread.ForumId, flagId, reason, visit.PersonId, visit.Now));
        held.Thread.Flag(1);
        visit.Record(ForumEvents.Flagged, held.Thread, PostActions.Facts(held, post));
    }, ct);

    /// <summary>Hides a post under a rule of the forum. It is not deleted: its author is told, and can mend it.</summary>
    public Task<JudgedRef> HideAsync(Guid spaceId, Guid postId, string? rule, string? note, CancellationToken ct = default) => ActAsync(spaceId, postId, ModerationKind.Hidden, ForumEvents.Hidden, async (visit, held, post, stop) =>
    {
        var rules = await visit.Query<Forum>().Where(f => f.Id == held.Thread.ForumId).Select(f => f.Rules).SingleAsync(stop);
        if (!rules.Split('\n').Contains(rule?.Trim(), StringComparer.Ordinal)) throw Refusal.Wrong(rules.Length == 0 ? "This forum has no rules yet. Write them in its settings first: a post is hidden under one of them." : "Choose the rule that this post breaks.", "Rule");
        if (post.IsDeleted) throw Refusal.Wrong("This post is deleted already.");
        post.Hide(rule, note, visit.PersonId, visit.Now);
        held.Thread.Count(-1);
        await voices.LeaveAsync(visit, held.Thread, post, stop);
        await SettleAsync(visit, held, post, FlagOutcome.Hidden, "", stop);
        if (post.ById != visit.PersonId) visit.Ask(post.ById, "asks you to mend a post of yours in", $"{held.Thread.Reference} {held.Thread.Title}", ForumAddresses.ToPost(visit.SpaceId, post.Id));
    }, ct);

    /// <summary>Shows a hidden post again, mended or not.</summary>
    public Task<JudgedRef> ShowAsync(Guid spaceId, Guid postId, CancellationToken ct = default) => ActAsync(spaceId, postId, ModerationKind.Shown, ForumEvents.Shown, async (visit, held, post, stop) =>
    {
        post.Show();
        if (!post.IsShown) return;
        held.Thread.Count(1);
        await voices.HearAsync(visit, held.Thread, post.ById, post.Affiliation, stop);
        await SettleAsync(visit, held, post, FlagOutcome.Kept, "", stop);
    }, ct);

    /// <summary>A moderator has looked: a flagged post stays as it is, a mended one stays hidden.</summary>
    public async Task<JudgedRef> KeepAsync(Guid spaceId, Guid postId, string? answer, CancellationToken ct = default)
    {
        var hidden = await IsHiddenAsync(spaceId, postId, ct);
        return await ActAsync(spaceId, postId, hidden ? ModerationKind.StillHidden : ModerationKind.Kept, hidden ? ForumEvents.StillHidden : ForumEvents.Kept, async (visit, held, post, stop) =>
        {
            if (post.IsHidden != hidden) throw Refusal.Conflict("Somebody else looked at this post a moment ago. Look at it again.");
            if (await SettleAsync(visit, held, post, hidden ? FlagOutcome.Hidden : FlagOutcome.Kept, answer, stop) == 0) throw Refusal.Wrong("Nobody waits for an answer about this post any more.");
            if (!hidden) return;
            post.LeaveHidden(answer);
            visit.Ask(post.ById, "asks you to mend further a post of yours in", $"{held.Thread.Reference} {held.Thread.Title}", ForumAddresses.ToPost(visit.SpaceId, post.Id));
        }, ct);
    }

    /// <summary>Takes that back: what was last settled about the post waits in the queue again.</summary>
    public Task<JudgedRef> ReopenAsync(Guid spaceId, Guid postId, CancellationToken ct = default) => ActAsync(spaceId, postId, ModerationKind.Reopened, ForumEvents.FlagsReopened, async (visit, held, post, stop) =>
    {
        var settled = await visit.Tracked<PostFlag>().Where(f => f.PostId == postId && f.SettledAt != null && f.Outcome == FlagOutcome.Kept).OrderByDescending(f => f.SettledAt).Take(Most).ToListAsync(stop);
        var last = settled.TakeWhile(f => f.SettledAt == settled[0].SettledAt).ToList();
        if (last.Count == 0) throw Refusal.Wrong("There is nothing to take back.");
        foreach (var flag in last) flag.Unsettle();
        held.Thread.Flag(last.Count);
    }, ct);

    /// <summary>For a rule inside the saving transaction: the author has mended a hidden post, and a moderator is to look at it.</summary>
    internal static async Task MendedAsync(Visit visit, HeldThread held, ForumPost post, CancellationToken ct)
    {
        if (await visit.Query<PostFlag>().AnyAsync(f => f.PostId == post.Id && f.SettledAt == null && f.ById == post.ById, ct)) return;
        visit.Add(PostFlag.Mended(post, held.Thread.ForumId, visit.Now));
        held.Thread.Flag(1);
    }

    private const int Most = 200;

    private static async Task<int> SettleAsync(Visit visit, HeldThread held, ForumPost post, FlagOutcome outcome, string? answer, CancellationToken ct)
    {
        var open = await visit.Tracked<PostFlag>().Where(f => f.PostId == post.Id && f.SettledAt == null).OrderBy(f => f.Id).Take(Most).ToListAsync(ct);
        foreach (var flag in open) flag.Settle(outcome, answer, visit.PersonId, visit.Now);
        held.Thread.Flag(-open.Count);
        return open.Count;
    }

    private async Task<bool> IsHiddenAsync(Guid spaceId, Guid postId, CancellationToken ct)
    {
        await using var visit = await door.EnterAsync(spaceId, Role.Reader, ct);
        return await visit.Query<ForumPost>().Where(p => p.Id == postId).Select(p => p.HiddenAt != null).FirstOrDefaultAsync(ct);
    }

    private Task<JudgedRef> ActAsync(Guid spaceId, Guid postId, ModerationKind kind, string happened, Func<Visit, HeldThread, ForumPost, CancellationToken, Task> act, CancellationToken ct) => OnPostAsync(spaceId, postId, async (visit, held, post, stop) =>
    {
        held.ToModerate(visit);
        var cited = ModerationAct.OnPost(held.Thread, post, kind, visit.PersonId, visit.Now); // what was shown again cites the rule it was hidden under
        await act(visit, held, post, stop);
        held.Thread.Touch();
        visit.Add(kind == ModerationKind.Hidden ? ModerationAct.OnPost(held.Thread, post, kind, visit.PersonId, visit.Now) : cited);
        visit.Record(happened, held.Thread, PostActions.Facts(held, post));
    }, ct);

    private async Task<JudgedRef> OnPostAsync(Guid spaceId, Guid postId, Func<Visit, HeldThread, ForumPost, CancellationToken, Task> act, CancellationToken ct)
    {
        await using var visit = await door.EnterAsync(spaceId, Role.Reader, ct);
        var known = await visit.Query<ForumPost>().Where(p => p.Id == postId && p.MovedToId == null).Select(p => (Guid?)p.ThreadId).FirstOrDefaultAsync(ct) ?? throw Refusal.NotFound();
        return await door.ChangeAsync(visit, known, async (_, held, stop) =>
        {
            if (held.Thread.Fate != Fate.Here) throw Refusal.Wrong("This thread is not there any more.");
            var post = await visit.FindAsync<ForumPost>(postId, stop);
            if (post.ThreadId != known) throw Refusal.Conflict("This post went to another thread a moment ago. Open it again.");
            await act(visit, held, post, stop);
            return new JudgedRef(postId, held.Thread.ForumId, post.IsHidden);
        }, ct);
    }
}

/// <summary>A post that was judged: in which forum, and whether it is hidden now.</summary>
public sealed record JudgedRef(Guid Id, Guid ForumId, bool IsHidden);
