using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools.Documents.Suggestions;

namespace Workspace.Tools.Documents.Review;

/// <summary>Asking people to review a document, answering, and saying how it ended.</summary>
public sealed class RoundActions(DocumentDoor door, DocumentTexts texts, SuggestionRecords records)
{
    public const int MostReviewers = 200;

    public async Task<Guid> StartAsync(Guid spaceId, Guid documentId, Guid id, RoundPlan plan, CancellationToken ct = default)
    {
        await using var opened = await door.OpenAsync(spaceId, documentId, d => d.WriteFrom, ct);
        var visit = opened.Visit;
        if (await visit.Query<ReviewRound>().AnyAsync(r => r.Id == id, ct)) return id;
        var reviewers = await ChosenAsync(visit, plan.Reviewers, ct);
        var number = await visit.Query<ReviewRound>().Where(r => r.DocumentId == documentId).CountAsync(ct) + 1;
        opened.Document.EnterReview();
        var text = await texts.NowAsync(visit, documentId, ct);
        var round = ReviewRound.Start(opened.Document, id, number, plan, text.Version, visit.PersonId, visit.Now, visit.Today);
        visit.Add(round);
        foreach (var member in reviewers)
        {
            visit.Add(Reviewer.Ask(round, member));
            visit.Ask(member.PersonId, plan.Kind == RoundKind.Approval ? "asked you to approve" : "asked you to review", opened.Document.Title, DocumentAddresses.ToOne(spaceId, documentId));
        }
        Reminders.Set(visit, round);
        await texts.RuleAsync(opened, round, ct);
        opened.Record(DocumentEvents.ReviewStarted, new() { Count = reviewers.Count });
        await visit.SaveAsync(ct);
        return id;
    }

    /// <summary>A reviewer answers; readers can be asked too. Who left the space meanwhile is refused at its door.</summary>
    public async Task AnswerAsync(Guid spaceId, Guid documentId, Guid roundId, ReviewResult result, string? note, CancellationToken ct = default)
    {
        await using var opened = await door.OpenAsync(spaceId, documentId, Role.Reader, ct);
        var round = await FindAsync(opened, roundId, ct);
        var me = opened.Visit.PersonId;
        var reviewer = await opened.Visit.Tracked<Reviewer>().FirstOrDefaultAsync(r => r.RoundId == roundId && r.PersonId == me, ct) ?? throw Refusal.Wrong("You were not asked to review this document. You can comment on it.");
        reviewer.Answer(round, result, note, opened.Visit.Now);
        opened.Record(DocumentEvents.Answered);
        await opened.Visit.SaveAsync(ct);
    }

    /// <summary>Ends a round. What became of suggestions in it is written down with it, so that the table is complete from then on.</summary>
    public async Task CloseAsync(Guid spaceId, Guid documentId, Guid roundId, int version, RoundOutcome outcome, string? note, CancellationToken ct = default)
    {
        await using var opened = await door.OpenAsync(spaceId, documentId, d => outcome is RoundOutcome.Agreed or RoundOutcome.NotAgreed ? Role.Facilitator : d.WriteFrom, ct);
        var round = await FindAsync(opened, roundId, ct);
        if (round.Version != version) throw Refusal.Conflict("Somebody changed this review a moment ago. Look at it again.");
        var text = await texts.NowAsync(opened.Visit, documentId, ct);
        if (outcome == RoundOutcome.Agreed && Suggested.In(text.Doc) is { Count: > 0 } open) throw Refusal.Wrong($"{Ui.Words.Count(open.Count, "suggestion")} in the text {(open.Count == 1 ? "is" : "are")} open. Accept or reject {(open.Count == 1 ? "it" : "them")} before the text is agreed.");
        var waiting = await opened.Visit.Query<Reviewer>().AnyAsync(r => r.RoundId == roundId && r.Result != ReviewResult.Approved, ct);
        round.Close(outcome, note, text.Version, allApprove: !waiting, opened.Visit.PersonId, opened.Visit.Now);
        await records.KeepAsync(opened, round, text, ct);
        await Reminders.ForgetAsync(opened.Visit, roundId, ct);
        if (outcome == RoundOutcome.Agreed) opened.Document.Agree(text.Version, opened.Visit.PersonId, opened.Visit.Now);
        else opened.Document.LeaveReview();
        await texts.RuleAsync(opened, null, ct);
        opened.Record(outcome switch { RoundOutcome.Agreed => DocumentEvents.Agreed, RoundOutcome.NotAgreed => DocumentEvents.NotAgreed, _ => DocumentEvents.ReviewClosed }, new() { Version = text.Version });
        await opened.Visit.SaveAsync(ct);
    }

    private static async Task<IReadOnlyList<Member>> ChosenAsync(Visit visit, IReadOnlyList<Guid> chosen, CancellationToken ct)
    {
        var members = (await visit.Members().ToListAsync(ct)).Where(m => m.LeftAt is null && chosen.Contains(m.PersonId)).ToList();
        if (members.Count == 0) throw Refusal.Wrong("Choose at least one reviewer.", nameof(RoundPlan.Reviewers));
        if (members.Count != chosen.Distinct().Count()) throw Refusal.Wrong("Somebody you chose is not a member of this space any more. Choose again.", nameof(RoundPlan.Reviewers));
        return members.Count <= MostReviewers ? members : throw Refusal.Wrong($"Choose at most {MostReviewers} reviewers.", nameof(RoundPlan.Reviewers));
    }

    private static async Task<ReviewRound> FindAsync(Opened opened, Guid roundId, CancellationToken ct)
    {
        var round = opened.Round?.Id == roundId ? opened.Round : await opened.Visit.FindAsync<ReviewRound>(roundId, ct);
        return round.DocumentId == opened.Document.Id ? round : throw Refusal.NotFound();
    }
}
