using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools.Documents.Comments;
using Workspace.Tools.Documents.Review;

namespace Workspace.Tools.Documents;

/// <summary>What documents have waiting for a person: reviews to answer, reviews to close, comments that name them.</summary>
public static class DocumentDuties
{
    private const int Most = 50;

    public static async Task<IReadOnlyList<Duty>> ReadAsync(Visit visit, CancellationToken ct = default) =>
        [.. await ReviewsAsync(visit, ct), .. await ToCloseAsync(visit, ct), .. await MentionsAsync(visit, ct)];

    private static async Task<IEnumerable<Duty>> ReviewsAsync(Visit visit, CancellationToken ct)
    {
        var asked = await (
            from reviewer in visit.Query<Reviewer>()
            where reviewer.PersonId == visit.PersonId && reviewer.Result == ReviewResult.Waiting
            join round in visit.Query<ReviewRound>() on reviewer.RoundId equals round.Id
            where round.ClosedAt == null
            join document in visit.Query<Document>() on round.DocumentId equals document.Id
            orderby round.DueOn
            select new { document.Id, document.Number, document.Title, round.Kind, round.DueOn }).Take(Most).ToListAsync(ct);
        return asked.Select(a => new Duty($"{(a.Kind == RoundKind.Approval ? "Approve or not" : "Review")}: {DocumentWords.Reference(a.Number)}", a.Title, a.DueOn, $"Review {DocumentWords.Reference(a.Number)}", DocumentAddresses.ToOne(visit.SpaceId, a.Id)));
    }

    // Who started a review closes it when all have answered, or when its day has passed.
    private static async Task<IEnumerable<Duty>> ToCloseAsync(Visit visit, CancellationToken ct)
    {
        var today = visit.Today;
        var open = await (
            from round in visit.Query<ReviewRound>()
            where round.ClosedAt == null && round.StartedById == visit.PersonId
            join document in visit.Query<Document>() on round.DocumentId equals document.Id
            where round.DueOn < today || !visit.Query<Reviewer>().Any(r => r.RoundId == round.Id && r.Result == ReviewResult.Waiting)
            orderby round.DueOn
            select new { document.Id, document.Number, document.Title, round.DueOn }).Take(Most).ToListAsync(ct);
        return open.Select(o => new Duty($"Close the review of {DocumentWords.Reference(o.Number)}", o.Title, null, "Close the review", DocumentAddresses.ToOne(visit.SpaceId, o.Id, "/review#close")));
    }

    private static async Task<IEnumerable<Duty>> MentionsAsync(Visit visit, CancellationToken ct)
    {
        var named = await (
            from mention in visit.Query<DocumentMention>()
            where mention.PersonId == visit.PersonId && mention.AnsweredAt == null
            join document in visit.Query<Document>() on mention.DocumentId equals document.Id
            where document.TrashedAt == null
            orderby mention.At
            select new { document.Id, document.Number, document.Title, mention.CommentId }).Take(Most).ToListAsync(ct);
        return named.Select(n => new Duty($"You are named in a comment on {DocumentWords.Reference(n.Number)}", n.Title, null, "Answer", DocumentAddresses.ToOne(visit.SpaceId, n.Id, $"/comments#comment-{n.CommentId}")));
    }
}
