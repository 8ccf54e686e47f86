using Workspace.Prose;
using Workspace.Spaces;
using Workspace.Texts;

namespace Workspace.Tools.Forums.Threads;

/// <summary>Towards an outcome: the running summary that people write together, and what the discussion came to.</summary>
public sealed class SummaryActions(ThreadDoor door, SharedTexts texts)
{
    /// <summary>Contributors write, commenters suggest.</summary>
    public static TextRules Rules { get; } = new() { Suggest = Role.Commenter };

    /// <summary>Begins the summary, or answers with the one that there is.</summary>
    public Task<Guid> BeginAsync(Guid spaceId, Guid threadId, CancellationToken ct = default) => door.ChangeAsync(spaceId, threadId, (visit, held, _) =>
    {
        held.ToReply(visit);
        if (!visit.May(Role.Contributor)) throw Refusal.Forbidden($"You can read this. {RoleWords.WhoMay(Role.Contributor)}");
        if (held.Thread.SummaryId is { } there) return Task.FromResult(there);
        var text = texts.Begin(visit, new NewText(Guid.CreateVersion7(visit.Now), ForumsTool.Forums, held.Thread.Id, ForumEvents.SummaryEdited, Schema.Standard.Node("doc", Schema.Standard.Node("paragraph"))) { Rules = Rules });
        held.Thread.Summarise(text.Id);
        visit.Record(ForumEvents.SummaryBegun, held.Thread, new ForumFacts { Number = held.Thread.Number });
        return Task.FromResult(text.Id);
    }, ct);

    /// <summary>Puts on record what the discussion came to; whoever started it, and those who moderate. One that was there stays on record.</summary>
    public Task<Guid> ConcludeAsync(Guid spaceId, Guid threadId, Guid id, string? words, CancellationToken ct = default) => door.ChangeAsync(spaceId, threadId, (visit, held, _) =>
    {
        held.RefuseGone();
        if (held.Thread.OutcomeId == id) return Task.FromResult(id);
        ToConclude(visit, held);
        var outcome = ThreadOutcome.Record(held.Thread, id, words, visit.PersonId, visit.Now);
        visit.Add(outcome);
        held.Thread.Conclude(outcome);
        visit.Record(ForumEvents.Concluded, held.Thread, new ForumFacts { Number = held.Thread.Number });
        return Task.FromResult(id);
    }, ct);

    /// <summary>There is no outcome yet after all; what was recorded stays in the history.</summary>
    public Task UnconcludeAsync(Guid spaceId, Guid threadId, CancellationToken ct = default) => door.ChangeAsync(spaceId, threadId, (visit, held, _) =>
    {
        held.RefuseGone();
        ToConclude(visit, held);
        if (held.Thread.OutcomeId is null) throw Refusal.Wrong("This thread has no outcome on record.");
        held.Thread.Unconclude();
        visit.Record(ForumEvents.Unconcluded, held.Thread, new ForumFacts { Number = held.Thread.Number });
        return Task.FromResult(true);
    }, ct);

    private static void ToConclude(Visit visit, HeldThread held)
    {
        if (held.Thread.StartedById != visit.PersonId || !visit.May(held.StartFrom)) held.ToModerate(visit);
    }
}
