using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools.Documents.Comments;
using Workspace.Tools.Documents.Review;
using Workspace.Tools.Documents.Suggestions;

namespace Workspace.Tools.Documents.Disposition;

/// <summary>Saying in the table what became of a comment or a suggestion, and why; also after the round is closed.</summary>
public sealed class DispositionActions(DocumentDoor door, DocumentTexts texts, SuggestionRecords records)
{
    public async Task ExplainAsync(Guid spaceId, Guid documentId, Guid roundId, string key, Outcome outcome, string? reason, CancellationToken ct = default)
    {
        await using var opened = await door.OpenAsync(spaceId, documentId, d => d.WriteFrom, ct);
        opened.Document.RefuseTrashed();
        var round = await opened.Visit.FindAsync<ReviewRound>(roundId, ct);
        if (round.DocumentId != documentId) throw Refusal.NotFound();
        if (key is ['c', '-', .. var comment]) await CommentAsync(opened, round, comment, outcome, reason, ct);
        else if (key is ['s', '-', .. var suggestion]) await SuggestionAsync(opened, round, suggestion, outcome, reason, ct);
        else throw Refusal.NotFound();
        opened.Record(DocumentEvents.Explained);
        await opened.Visit.SaveAsync(ct);
    }

    private static async Task CommentAsync(Opened opened, ReviewRound round, string id, Outcome outcome, string? reason, CancellationToken ct)
    {
        var comment = Guid.TryParse(id, out var known) ? await opened.Visit.FindAsync<DocumentComment>(known, ct) : throw Refusal.NotFound();
        if (comment.RoundId != round.Id) throw Refusal.NotFound();
        if (outcome == Outcome.Withdrawn && comment.Outcome != Outcome.Withdrawn && comment.ById != opened.Visit.PersonId) throw Refusal.Wrong("Only who wrote a comment can withdraw it.", nameof(Outcome));
        comment.Explain(outcome, reason, opened.Visit.PersonId, opened.Visit.Now);
    }

    // The outcome of a suggestion follows from the text; what can be said here is why, and of an accepted one that it was accepted in part.
    private async Task SuggestionAsync(Opened opened, ReviewRound round, string key, Outcome outcome, string? reason, CancellationToken ct)
    {
        var now = await texts.NowAsync(opened.Visit, round.DocumentId, ct);
        var row = (await records.RowsAsync(opened.Visit, round, now, ct)).FirstOrDefault(r => r.Key == key) ?? throw Refusal.NotFound();
        if (row.Outcome == Outcome.Open && outcome != Outcome.Open) throw Refusal.Wrong("This suggestion still stands in the text. Accept or reject it there first.", nameof(Outcome));
        if (row.Outcome != Outcome.Open && outcome == Outcome.Open) throw Refusal.Wrong("This suggestion was dealt with in the text already.", nameof(Outcome));
        var noted = await opened.Visit.Tracked<SuggestionDecision>().FirstOrDefaultAsync(d => d.DocumentId == round.DocumentId && d.Key == key, ct)
            ?? await records.NotedAsync(opened, new(row.Key, row.ById, row.At, row.Clause, row.Added, row.Removed), round, ct);
        noted.Decide(outcome, reason, row.DecidedById ?? opened.Visit.PersonId, row.DecidedAt ?? opened.Visit.Now);
    }
}
