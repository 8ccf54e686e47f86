using Microsoft.AspNetCore.Mvc;
using Workspace.Drafts;
using Workspace.Spaces;
using Workspace.Tools.Documents.Comments;
using Workspace.Tools.Documents.History;
using Workspace.Tools.Documents.Review;
using Workspace.Tools.Documents.Suggestions;
using Workspace.Ui;

namespace Workspace.Tools.Documents;

/// <summary>The small forms of a document: each does one thing and leads back to where it was sent from.</summary>
public static class DocumentPosts
{
    private const string One = DocumentAddresses.One + "/do", Comment = DocumentAddresses.Comments + "/{commentId:guid}/do";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(One + "/trash", TrashAsync);
        app.MapPost(One + "/restore", RestoreAsync);
        app.MapPost(One + "/draft", DraftAsync);
        app.MapPost(One + "/comment", CommentAsync);
        app.MapPost(One + "/decide", DecideAsync);
        app.MapPost(Comment + "/reply", ReplyAsync);
        app.MapPost(Comment + "/resolve", ResolveAsync);
        app.MapPost(Comment + "/reopen", ReopenAsync);
        app.MapPost(DocumentAddresses.Round + "/do/answer", AnswerAsync);
        app.MapPost(DocumentAddresses.AtVersionPost + "/do/name", NameAsync);
        app.MapPost(DocumentAddresses.AtVersionPost + "/do/put-back", PutBackAsync);
    }

    private static async Task<IResult> TrashAsync(Guid spaceId, Guid id, [FromForm] string? sure, DocumentActions documents, Notices notices, HttpContext http)
    {
        _ = sure; // binding a form asks for the token that proves it is ours
        await documents.TrashAsync(spaceId, id);
        notices.Say("The document is in the trash.", DocumentAddresses.ToOne(spaceId, id, "/do/restore"));
        return SeeOther.To(http, DocumentAddresses.To(spaceId));
    }

    private static async Task<IResult> RestoreAsync(Guid spaceId, Guid id, [FromForm] string? sure, DocumentActions documents, Notices notices, HttpContext http)
    {
        _ = sure;
        await documents.RestoreAsync(spaceId, id);
        notices.Say("The document is back.");
        return SeeOther.To(http, DocumentAddresses.ToOne(spaceId, id));
    }

    private static async Task<IResult> DraftAsync(Guid spaceId, Guid id, [FromForm] string? sure, DocumentActions documents, Notices notices, HttpContext http)
    {
        _ = sure;
        await documents.OpenDraftAsync(spaceId, id);
        notices.Say("A new draft is open. The agreed version stays on record.");
        return SeeOther.To(http, DocumentAddresses.ToOne(spaceId, id));
    }

    private static async Task<IResult> CommentAsync(Guid spaceId, Guid id, [FromForm] Guid? comment, [FromForm] string? words, [FromForm] string? quote, [FromForm] string? key, CommentActions comments, DraftActions drafts, TimeProvider clock, Notices notices, HttpContext http)
    {
        var added = await comments.AddAsync(spaceId, id, new(comment ?? Guid.CreateVersion7(clock.GetUtcNow()), words, quote, key));
        await drafts.ForgetAsync($"doc-comment-{id}");
        return Back(http, notices, "Your comment is there.", DocumentAddresses.ToOne(spaceId, id), $"#comment-{added}");
    }

    private static async Task<IResult> DecideAsync(Guid spaceId, Guid id, [FromForm] string? decision, [FromForm] string? key, [FromForm] string? reason, SuggestionActions suggestions, Notices notices, HttpContext http)
    {
        var outcome = decision switch { "accept" or "accept-all" => Outcome.Accepted, "reject" or "reject-all" => Outcome.NotAccepted, _ => Outcome.Open };
        var count = await suggestions.DecideAsync(spaceId, id, decision is "accept-all" or "reject-all" ? null : key ?? "", outcome, reason);
        return Back(http, notices, $"{Words.Count(count, "suggestion")} {(outcome == Outcome.Accepted ? "accepted" : "rejected")}.", DocumentAddresses.ToOne(spaceId, id, "/suggestions"));
    }

    private static async Task<IResult> ReplyAsync(Guid spaceId, Guid id, Guid commentId, [FromForm] Guid? reply, [FromForm] string? words, CommentActions comments, DraftActions drafts, TimeProvider clock, Notices notices, HttpContext http)
    {
        await comments.ReplyAsync(spaceId, id, commentId, reply ?? Guid.CreateVersion7(clock.GetUtcNow()), words);
        await drafts.ForgetAsync($"doc-reply-{commentId}");
        return Back(http, notices, "Your answer is there.", DocumentAddresses.ToOne(spaceId, id), $"#comment-{commentId}");
    }

    private static async Task<IResult> ResolveAsync(Guid spaceId, Guid id, Guid commentId, [FromForm] int version, [FromForm] string? outcome, [FromForm] string? reason, CommentActions comments, Notices notices, HttpContext http)
    {
        await comments.ResolveAsync(spaceId, id, commentId, version, Enum.TryParse<Outcome>(outcome, out var known) ? known : Outcome.Open, reason);
        return Back(http, notices, "The comment is resolved.", DocumentAddresses.ToOne(spaceId, id));
    }

    private static async Task<IResult> ReopenAsync(Guid spaceId, Guid id, Guid commentId, [FromForm] int version, CommentActions comments, Notices notices, HttpContext http)
    {
        await comments.ReopenAsync(spaceId, id, commentId, version);
        return Back(http, notices, "The comment is open again.", DocumentAddresses.ToOne(spaceId, id), $"#comment-{commentId}");
    }

    private static async Task<IResult> AnswerAsync(Guid spaceId, Guid id, Guid roundId, [FromForm] string? result, [FromForm] string? note, RoundActions rounds, Notices notices, HttpContext http)
    {
        await rounds.AnswerAsync(spaceId, id, roundId, Enum.TryParse<ReviewResult>(result, out var known) ? known : ReviewResult.Waiting, note);
        notices.Say("Your answer is sent.");
        return SeeOther.To(http, DocumentAddresses.ToOne(spaceId, id, "/review"));
    }

    private static async Task<IResult> NameAsync(Guid spaceId, Guid id, int number, [FromForm] string? name, HistoryActions history, Notices notices, HttpContext http)
    {
        await history.NameAsync(spaceId, id, number, name);
        notices.Say("The version has a name.");
        return SeeOther.To(http, DocumentAddresses.ToOne(spaceId, id, "/history"));
    }

    private static async Task<IResult> PutBackAsync(Guid spaceId, Guid id, int number, [FromForm] string? sure, HistoryActions history, Notices notices, HttpContext http)
    {
        _ = sure;
        await history.PutBackAsync(spaceId, id, number);
        notices.Say($"Version {Words.Number(number)} is back as a new version.");
        return SeeOther.To(http, DocumentAddresses.ToOne(spaceId, id));
    }

    // To the page it was sent from, where that is one of this document; to its text otherwise.
    private static IResult Back(HttpContext http, Notices notices, string notice, string document, string at = "")
    {
        notices.Say(notice);
        var from = Uri.TryCreate(http.Request.Headers.Referer, UriKind.Absolute, out var referer) ? referer.AbsolutePath : "";
        return SeeOther.To(http, (from.StartsWith(document, StringComparison.Ordinal) && !from.Contains("/do/", StringComparison.Ordinal) ? from : document) + at);
    }
}
