using Workspace.Spaces;
using Workspace.Tools.Documents.Comments;

namespace Workspace.Tools.Documents.Suggestions;

/// <summary>Accepting and rejecting suggested changes, one by one or all; the text changes as if it had been done in the editor.</summary>
public sealed class SuggestionActions(DocumentDoor door, DocumentTexts texts, SuggestionRecords records)
{
    /// <param name="key">Which; null for all that stand in the text.</param>
    public Task<int> DecideAsync(Guid spaceId, Guid documentId, string? key, bool accept, string? reason = null, CancellationToken ct = default) =>
        DecideAsync(spaceId, documentId, key, accept ? Outcome.Accepted : Outcome.NotAccepted, reason, ct);

    public async Task<int> DecideAsync(Guid spaceId, Guid documentId, string? key, Outcome outcome, string? reason, CancellationToken ct = default)
    {
        await using var opened = await door.OpenAsync(spaceId, documentId, d => d.WriteFrom, ct);
        if (outcome is not (Outcome.Accepted or Outcome.NotAccepted)) throw Refusal.Wrong("Choose whether to accept or to reject.");
        var accept = outcome == Outcome.Accepted;
        if (!opened.Rights.MayWrite) throw Refusal.Wrong(opened.Rights.Because);
        var standing = Suggested.In((await texts.NowAsync(opened.Visit, documentId, ct)).Doc);
        var decided = key is null ? standing : [.. standing.Where(s => s.Key == key)];
        if (decided.Count == 0) throw Refusal.Wrong(key is null ? "There are no suggestions in the text." : "Somebody has dealt with this suggestion already.");
        foreach (var suggestion in decided)
            (await records.NotedAsync(opened, suggestion, opened.Round, ct)).Decide(outcome, reason, opened.Visit.PersonId, opened.Visit.Now);
        var keys = decided.Select(s => s.Key).ToHashSet();
        opened.Record(accept ? DocumentEvents.Accepted : DocumentEvents.Rejected, new() { Count = decided.Count });
        await texts.ChangeAsync(opened, doc => Deciding.Steps(doc, keys, accept), accept ? "accepted" : "rejected", ct: ct);
        await opened.Visit.SaveAsync(ct);
        return decided.Count;
    }
}
