using Microsoft.EntityFrameworkCore;
using Workspace.Prose;
using Workspace.Spaces;
using Workspace.Texts;

namespace Workspace.Tools.Documents.Comments;

/// <summary>Commenting on documents, answering, resolving and reopening.</summary>
public sealed class CommentActions(DocumentDoor door, DocumentTexts texts)
{
    /// <summary>Comments under an id of the form's own: sent twice, it stands there once.</summary>
    public async Task<Guid> AddAsync(Guid spaceId, Guid documentId, NewComment comment, CancellationToken ct = default)
    {
        await using var opened = await door.OpenAsync(spaceId, documentId, d => d.CommentFrom, ct);
        if (!opened.Rights.MayComment) throw Refusal.Wrong("This document takes no comments now.");
        if (await opened.Visit.Query<DocumentComment>().AnyAsync(c => c.Id == comment.Id, ct)) return comment.Id;
        DocumentComment.Told(comment.Words);
        var anchor = await AnchorAsync(opened, comment, ct);
        var members = await opened.Visit.Members().ToListAsync(ct);
        var me = members.First(m => m.PersonId == opened.Visit.PersonId);
        var written = DocumentComment.Write(opened.Document, comment.Id, anchor, comment.Words, new(me.PersonId, me.Name, me.Affiliation), opened.Round?.Id, opened.Visit.Now);
        opened.Visit.Add(written);
        Mention(opened, written, written.Words, members);
        opened.Record(DocumentEvents.Commented);
        await opened.Visit.SaveAsync(ct);
        return written.Id;
    }

    public async Task ReplyAsync(Guid spaceId, Guid documentId, Guid commentId, Guid id, string? words, CancellationToken ct = default)
    {
        await using var opened = await door.OpenAsync(spaceId, documentId, d => d.CommentFrom, ct);
        opened.Document.RefuseTrashed();
        var comment = await FindAsync(opened, commentId, ct);
        if (await opened.Visit.Query<DocumentReply>().AnyAsync(r => r.Id == id, ct)) return;
        var reply = DocumentReply.Write(comment, id, words, opened.Visit.PersonId, opened.Visit.Now);
        opened.Visit.Add(reply);
        await AnswerAsync(opened.Visit, m => m.CommentId == commentId && m.PersonId == opened.Visit.PersonId, ct);
        Mention(opened, comment, reply.Words, await opened.Visit.Members().ToListAsync(ct));
        opened.Record(DocumentEvents.Replied);
        await opened.Visit.SaveAsync(ct);
    }

    /// <summary>Those who write may resolve, and whoever wrote the comment.</summary>
    public async Task ResolveAsync(Guid spaceId, Guid documentId, Guid commentId, int version, Outcome outcome, string? reason, CancellationToken ct = default)
    {
        await using var opened = await OpenOwnAsync(spaceId, documentId, commentId, ct);
        var comment = await FindAsync(opened, commentId, ct);
        Expect(comment, version);
        if (outcome == Outcome.Withdrawn && comment.ById != opened.Visit.PersonId) throw Refusal.Wrong("Only who wrote a comment can withdraw it.", nameof(Outcome));
        comment.Resolve(outcome, reason, opened.Visit.PersonId, opened.Visit.Now);
        await AnswerAsync(opened.Visit, m => m.CommentId == commentId, ct);
        opened.Record(DocumentEvents.Resolved);
        await opened.Visit.SaveAsync(ct);
    }

    public async Task ReopenAsync(Guid spaceId, Guid documentId, Guid commentId, int version, CancellationToken ct = default)
    {
        await using var opened = await OpenOwnAsync(spaceId, documentId, commentId, ct);
        var comment = await FindAsync(opened, commentId, ct);
        Expect(comment, version);
        comment.Reopen();
        opened.Record(DocumentEvents.Reopened);
        await opened.Visit.SaveAsync(ct);
    }

    // Whoever wrote the comment needs no more than to comment; everybody else has to be one who writes.
    private async Task<Opened> OpenOwnAsync(Guid spaceId, Guid documentId, Guid commentId, CancellationToken ct)
    {
        bool own;
        await using (var visit = await door.EnterAsync(spaceId, Role.Reader, ct))
            own = await visit.Query<DocumentComment>().AnyAsync(c => c.Id == commentId && c.DocumentId == documentId && c.ById == visit.PersonId, ct);
        var opened = await door.OpenAsync(spaceId, documentId, d => own ? d.CommentFrom : d.WriteFrom, ct);
        opened.Document.RefuseTrashed();
        return opened;
    }

    private async Task<Anchor> AnchorAsync(Opened opened, NewComment comment, CancellationToken ct)
    {
        var text = await texts.NowAsync(opened.Visit, opened.Document.Id, ct);
        var quote = Text.OptionalLine(comment.Quote, 2_000, "the words", nameof(comment.Quote));
        if (comment.Key is { Length: > 0 } key) return OfKey(text.Doc, key, quote);
        if (quote.Length == 0) return Anchor.Whole;
        if (Anchors.Find(text.Doc, quote) is not { } place) throw Refusal.Wrong("These words do not stand in the document. Copy a few words from one paragraph.", nameof(comment.Quote));
        var mark = Schema.Standard.Mark("comment", ("id", comment.Id.ToString("N")));
        await texts.ChangeAsync(opened, doc => Anchors.Find(doc, quote) is { } found ? [new AddMarkStep(found.From, found.To, mark)] : [], "comment", TextRight.Comment, ct);
        return new(comment.Id.ToString("N"), quote, place.Clause);
    }

    // The editor stores the comment first and puts the mark on its words then.
    private static Anchor OfKey(Node doc, string key, string quote)
    {
        if (key.Length > DocumentComment.MaxKey || !key.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')) throw Refusal.Wrong("Select the words of your comment again.");
        return Anchors.In(doc).GetValueOrDefault(key) ?? new(key, quote, quote.Length > 0 ? Anchors.Find(doc, quote)?.Clause ?? "" : "");
    }

    private static void Mention(Opened opened, DocumentComment comment, string words, IReadOnlyList<Member> members)
    {
        var visit = opened.Visit;
        foreach (var person in Mentions.In(words, members).Where(p => p != visit.PersonId))
        {
            visit.Add(DocumentMention.Of(comment, person, visit.PersonId, visit.Now));
            visit.Ask(person, "named you in a comment on", opened.Document.Title, DocumentAddresses.ToOne(visit.SpaceId, comment.DocumentId, $"/comments#comment-{comment.Id}"));
        }
    }

    private static async Task AnswerAsync(Visit visit, System.Linq.Expressions.Expression<Func<DocumentMention, bool>> which, CancellationToken ct)
    {
        foreach (var mention in await visit.Tracked<DocumentMention>().Where(m => m.AnsweredAt == null).Where(which).ToListAsync(ct)) mention.Answer(visit.Now);
    }

    private static async Task<DocumentComment> FindAsync(Opened opened, Guid commentId, CancellationToken ct)
    {
        var comment = await opened.Visit.FindAsync<DocumentComment>(commentId, ct);
        return comment.DocumentId == opened.Document.Id ? comment : throw Refusal.NotFound();
    }

    private static void Expect(DocumentComment comment, int version)
    {
        if (comment.Version != version) throw Refusal.Conflict("Somebody changed this comment a moment ago. Look at it again.");
    }
}

/// <summary>What somebody wants to say about a document: on words that carry a mark already, on words that are quoted, or on all of it.</summary>
public sealed record NewComment(Guid Id, string? Words, string? Quote = null, string? Key = null);
