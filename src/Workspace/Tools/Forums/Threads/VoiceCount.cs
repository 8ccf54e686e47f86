using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools.Forums.Posts;

namespace Workspace.Tools.Forums.Threads;

/// <summary>Counts who has been heard in a thread, and for how many organisations: a row the first time somebody speaks, so that nothing is counted when they speak again.</summary>
public sealed class VoiceCount
{
    private static readonly Question<ThreadVoice, Guid, Guid, Guid> Spoken = new((voices, thread, person) => voices.Where(v => v.ThreadId == thread && v.PersonId == person).Select(v => v.Id));

    /// <summary>Asked before the transaction: who has spoken stays somebody who has.</summary>
    public async Task<bool> HasSpokenAsync(Visit visit, Guid threadId, CancellationToken ct) => (await visit.AskAsync(Spoken, threadId, visit.PersonId, ct)).Count > 0;

    /// <summary>Within the transaction that holds the thread.</summary>
    public async Task HearAsync(Visit visit, ForumThread thread, Guid personId, string affiliation, CancellationToken ct)
    {
        if ((await visit.AskAsync(Spoken, thread.Id, personId, ct)).Count > 0) return;
        var first = affiliation.Length > 0 && !await visit.Query<ThreadVoice>().AnyAsync(v => v.ThreadId == thread.Id && v.Affiliation == affiliation, ct);
        visit.Add(ThreadVoice.Of(thread, personId, affiliation, visit.Now));
        thread.Hear(1, first ? 1 : 0);
    }

    /// <summary>One of somebody's posts is not shown any more: they are not heard where it was their only one.</summary>
    public async Task LeaveAsync(Visit visit, ForumThread thread, ForumPost gone, CancellationToken ct)
    {
        if (await visit.Query<ForumPost>().AnyAsync(p => p.ThreadId == thread.Id && p.ById == gone.ById && p.Id != gone.Id && p.DeletedAt == null && p.HiddenAt == null && p.MovedToId == null, ct)) return;
        if (await visit.Tracked<ThreadVoice>().FirstOrDefaultAsync(v => v.ThreadId == thread.Id && v.PersonId == gone.ById, ct) is not { } voice) return;
        var last = voice.Affiliation.Length > 0 && !await visit.Query<ThreadVoice>().AnyAsync(v => v.ThreadId == thread.Id && v.Affiliation == voice.Affiliation && v.PersonId != gone.ById, ct);
        visit.Remove(voice);
        thread.Hear(-1, last ? -1 : 0);
    }
}
