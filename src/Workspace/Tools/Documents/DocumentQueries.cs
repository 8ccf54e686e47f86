using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Spaces;
using Workspace.Texts;
using Workspace.Tools.Documents.Comments;
using Workspace.Tools.Documents.Review;
using Workspace.Tools.Documents.Suggestions;

namespace Workspace.Tools.Documents;

/// <summary>What people read of documents.</summary>
public sealed class DocumentQueries(AudienceQueries audiences, Glances glances, DocumentTexts texts, WrittenTexts written)
{
    private const int MostComments = 1_000, MostReplies = 5_000;

    public Task<Audience> AudienceAsync(Visit visit, CancellationToken ct = default) => audiences.OfSpaceAsync(visit, ct);

    public Task<DocumentPeople> PeopleAsync(Visit visit, CancellationToken ct = default) => glances.GetAsync(visit.SpaceId, Guid.Empty, "documents.people", async () =>
        new DocumentPeople(visit.SpaceId, (await visit.Members().ToListAsync(ct)).ToDictionary(m => m.PersonId, m => (m.Name, m.Affiliation, m.LeftAt is not null))));

    /// <summary>The document with what its pages share: people, the open round, how much is open in it.</summary>
    public async Task<DocumentView> ViewAsync(Opened opened, CancellationToken ct = default)
    {
        var (visit, document) = (opened.Visit, opened.Document);
        var people = await PeopleAsync(visit, ct);
        var text = await texts.NowAsync(visit, document.Id, ct);
        var open = await visit.Query<DocumentComment>().CountAsync(c => c.DocumentId == document.Id && c.ResolvedAt == null, ct);
        var superseding = document.SupersededById is { } by ? await visit.Query<Document>().Where(d => d.Id == by).Select(d => new DocumentRef(d.Id, d.Number, d.Title)).FirstOrDefaultAsync(ct) : null;
        var mine = opened.Round is { } round ? await visit.Query<Reviewer>().FirstOrDefaultAsync(r => r.RoundId == round.Id && r.PersonId == visit.PersonId, ct) : null;
        return new(document, opened.Rights, opened.Round, mine, people, text, written.Of(text, people), open, superseding, await AudienceAsync(visit, ct), Place.Of(visit));
    }

    /// <summary>All that was said about a document, in the order of the text; what has lost its words comes last.</summary>
    public async Task<IReadOnlyList<CommentThread>> CommentsAsync(Visit visit, Guid documentId, IReadOnlyDictionary<string, Anchor> anchors, CancellationToken ct = default)
    {
        var comments = await visit.Query<DocumentComment>().Where(c => c.DocumentId == documentId).OrderBy(c => c.At).Take(MostComments).ToListAsync(ct);
        var replies = (await visit.Query<DocumentReply>().Where(r => r.DocumentId == documentId).OrderBy(r => r.At).Take(MostReplies).ToListAsync(ct)).ToLookup(r => r.CommentId);
        var place = anchors.Keys.Select((key, i) => (key, i)).ToDictionary(k => k.key, k => k.i);
        return [.. comments.Select(c => new CommentThread(c, [.. replies[c.Id]], c.Key.Length > 0 ? anchors.GetValueOrDefault(c.Key) : null))
            .OrderBy(t => t.Comment.Key.Length == 0 ? -1 : t.Now is null ? int.MaxValue : place[t.Comment.Key]).ThenBy(t => t.Comment.At)];
    }

    public async Task<IReadOnlyList<RoundView>> RoundsAsync(Visit visit, Guid documentId, CancellationToken ct = default)
    {
        var rounds = await visit.Query<ReviewRound>().Where(r => r.DocumentId == documentId).OrderByDescending(r => r.Number).Take(100).ToListAsync(ct);
        var reviewers = (await visit.Query<Reviewer>().Where(r => r.DocumentId == documentId).ToListAsync(ct)).ToLookup(r => r.RoundId);
        return [.. rounds.Select(r => new RoundView(r, [.. reviewers[r.Id]]))];
    }
}

/// <summary>A document by name.</summary>
public sealed record DocumentRef(Guid Id, int Number, string Title);

/// <summary>A comment with its answers, and where its words stand now.</summary>
public sealed record CommentThread(DocumentComment Comment, IReadOnlyList<DocumentReply> Replies, Anchor? Now)
{
    /// <summary>Its words were deleted since.</summary>
    public bool HasLostItsWords => Comment.Key.Length > 0 && Now is null;
}

/// <summary>A round and those who were asked.</summary>
public sealed record RoundView(ReviewRound Round, IReadOnlyList<Reviewer> Reviewers)
{
    public int Answered => Reviewers.Count(r => r.Result != ReviewResult.Waiting);
    public bool AllApprove => Reviewers.Count > 0 && Reviewers.All(r => r.Result == ReviewResult.Approved);
}

/// <summary>A document as its pages show it.</summary>
public sealed record DocumentView(
    Document Document, DocumentRights Rights, ReviewRound? Round, Reviewer? Mine, DocumentPeople People, TextNow Text, WrittenText Written, int OpenComments, DocumentRef? Superseding, Audience Audience, Place Place)
{
    public string Sentence => DocumentWords.Sentence(Document, Place.Zone, Round?.DueOn, Superseding is { } other ? $"{DocumentWords.Reference(other.Number)} {other.Title}" : null);
}
