using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Texts;
using Workspace.Tools.Forums.Moderation;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Reading;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tools.Forums.Moving;

/// <summary>Joins two threads that ask the same: the posts of one stand after those of the other, with their own dates, and its address leads there.</summary>
public sealed class MergingActions(ThreadDoor door)
{
    private const int MostReaders = 5_000;

    /// <summary>Whoever moderates both forums may do it.</summary>
    public async Task MergeAsync(Guid spaceId, Guid threadId, Guid intoId, CancellationToken ct = default)
    {
        if (threadId == intoId) throw Refusal.Wrong("Choose another thread than this one.", "Into");
        await using var visit = await door.EnterAsync(spaceId, Role.Reader, ct);
        await visit.SaveAsync(async stop =>
        {
            var held = new Dictionary<Guid, HeldThread>();
            foreach (var id in new[] { threadId, intoId }.Order()) held[id] = await ThreadDoor.HoldAsync(visit, id, stop);
            foreach (var thread in held.Values) thread.ToModerate(visit);
            await JoinAsync(visit, held[threadId], held[intoId], stop);
        }, ct);
    }

    /// <summary>Takes that back, as long as nothing was written after what came: it is there for the wrong press.</summary>
    public async Task UndoAsync(Guid spaceId, Guid threadId, CancellationToken ct = default)
    {
        await using var visit = await door.EnterAsync(spaceId, Role.Reader, ct);
        var intoId = await visit.Query<ForumThread>().Where(t => t.Id == threadId).Select(t => t.MergedIntoId).FirstOrDefaultAsync(ct);
        await visit.SaveAsync(async stop =>
        {
            var held = new Dictionary<Guid, HeldThread>();
            foreach (var id in new[] { threadId, intoId ?? threadId }.Distinct().Order()) held[id] = await ThreadDoor.HoldAsync(visit, id, stop);
            foreach (var thread in held.Values) thread.ToModerate(visit);
            if (held[threadId].Thread is not { Fate: Fate.Merged } gone || gone.MergedIntoId is not { } into || into != intoId) throw Refusal.Wrong("This thread is not joined with another one.");
            await new Unmerging(visit, gone, held[into].Thread).GoAsync(stop);
        }, ct);
    }

    private static async Task JoinAsync(Visit visit, HeldThread gone, HeldThread kept, CancellationToken ct)
    {
        var (from, into) = (gone.Thread, kept.Thread);
        gone.RefuseGone();
        if (into.Fate != Fate.Here) throw Refusal.Wrong("The thread you chose is not there any more. Choose another one.", "Into");
        if (from.LastNumber > MovingActions.Most) throw Refusal.Wrong($"This thread has {from.LastNumber:N0} posts; at most {MovingActions.Most:N0} are joined at once. Join the other one with this instead, or split some off first.", "Into");
        from.MergeInto(into);
        foreach (var post in await visit.Tracked<ForumPost>().Where(p => p.ThreadId == from.Id).OrderBy(p => p.Number).ToListAsync(ct)) post.MoveTo(into.Id, into.Receive(post));
        foreach (var mention in await visit.Tracked<PostMention>().Where(m => m.ThreadId == from.Id).ToListAsync(ct)) mention.MoveTo(into.Id);
        await FlagAsync(visit, from, into, ct);
        await HearAsync(visit, from, into, ct);
        await ReadAsync(visit, from, into, ct);
        await ThreadActions.CountAsync(visit, from.ForumId, -1, ct);
        if (from.SummaryId is { } summary) (await visit.FindAsync<SharedText>(summary, ct)).Allow(TextRules.Hidden);
        visit.Add(ModerationAct.OnThread(from, from.ForumId, ModerationKind.Merged, visit.PersonId, visit.Now));
        visit.Record(ForumEvents.Merged, from, new ForumFacts { Number = from.Number });
        visit.Record(ForumEvents.TookIn, into, new ForumFacts { Number = into.Number });
    }

    private static async Task FlagAsync(Visit visit, ForumThread from, ForumThread into, CancellationToken ct)
    {
        var flags = await MovingActions.OpenFlagsAsync(visit, visit.Tracked<ForumPost>().Where(p => p.ThreadId == from.Id).Select(p => p.Id), ct);
        foreach (var flag in flags) flag.MoveTo(into.ForumId);
        from.Flag(-flags.Count);
        into.Flag(flags.Count);
    }

    private static async Task HearAsync(Visit visit, ForumThread from, ForumThread into, CancellationToken ct)
    {
        var voices = await visit.Query<ThreadVoice>().Where(v => v.ThreadId == from.Id || v.ThreadId == into.Id).ToListAsync(ct);
        var (known, come) = (voices.Where(v => v.ThreadId == into.Id).ToList(), voices.Where(v => v.ThreadId == from.Id).ToList());
        var heard = come.Where(v => known.All(k => k.PersonId != v.PersonId)).ToList();
        foreach (var voice in heard) visit.Add(ThreadVoice.Of(into, voice.PersonId, voice.Affiliation, voice.At));
        into.Hear(heard.Count, heard.Select(v => v.Affiliation).Where(a => a.Length > 0).Distinct(StringComparer.Ordinal).Count(a => known.All(k => k.Affiliation != a)));
    }

    private static async Task ReadAsync(Visit visit, ForumThread from, ForumThread into, CancellationToken ct)
    {
        var readers = await visit.Query<ThreadReader>().Where(r => r.ThreadId == from.Id).OrderBy(r => r.Id).Take(MostReaders).ToListAsync(ct);
        var known = await visit.Tracked<ThreadReader>().Where(r => r.ThreadId == into.Id).ToDictionaryAsync(r => r.PersonId, ct);
        foreach (var reader in readers)
        {
            if (known.TryGetValue(reader.PersonId, out var there)) there.GoOn(from.MergedAfter, reader.SeenTo, reader.Watch);
            else if (reader.Watch is { } watch)
            {
                var begun = ThreadReader.Begin(into.SpaceId, into.Id, reader.PersonId, 0, reader.SeenAt);
                begun.Choose(watch);
                visit.Add(begun);
            }
        }
    }
}
