using System.Net;
using System.Text;
using Workspace.Operations;
using Workspace.Prose;
using Workspace.Prose.Html;
using Workspace.Prose.Markdown;
using Workspace.Prose.Word;
using Workspace.Tools.Documents.Comments;
using Workspace.Ui;

namespace Workspace.Tools.Documents.Exchange;

/// <summary>A document as Markdown, Word and HTML.</summary>
public sealed class DocumentFiles(DocumentQueries queries, PublicAddress address)
{
    public async Task<WordFile> WordAsync(Opened opened, DocumentView view, CancellationToken ct = default)
    {
        var threads = (await queries.CommentsAsync(opened.Visit, view.Document.Id, view.Written.Anchors, ct)).Where(t => t.Comment.Key.Length > 0).ToDictionary(t => t.Comment.Key);
        return WordWriter.Write(view.Text.Doc, new()
        {
            Title = view.Document.Title,
            Created = view.Document.CreatedAt,
            Site = address.Uri,
            PersonName = id => Guid.TryParse(id, out var person) ? view.People.NameOf(person) : null,
            Comment = key => threads.TryGetValue(key, out var thread) ? Said(thread, view.People) : null,
        });
    }

    public MarkdownText Markdown(DocumentView view) => MarkdownWriter.Write(Unmarked.Of(view.Text.Doc));

    public static byte[] Html(DocumentView view)
    {
        var body = HtmlWriter.Write(view.Text.Doc, WrittenTexts.Options(view.People) with { PersonHref = null, ThingHref = null });
        var title = WebUtility.HtmlEncode(view.Document.Title);
        var status = WebUtility.HtmlEncode($"{view.Document.Reference}. {view.Sentence}");
        return Encoding.UTF8.GetBytes($"<!doctype html>\n<html lang=\"en-GB\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title></head>\n<body>\n<h1>{title}</h1>\n<p>{status}</p>\n{body}\n</body>\n</html>\n");
    }

    private static WordComment Said(CommentThread thread, DocumentPeople people)
    {
        var c = thread.Comment;
        var words = new StringBuilder(c.Words);
        foreach (var reply in thread.Replies) words.Append('\n').Append(people.Name(reply.ById)).Append(": ").Append(reply.Words);
        if (c.IsResolved) words.Append('\n').Append(OutcomeWords.Of(c.Outcome)).Append(c.Reason.Length > 0 ? $": {c.Reason}" : "");
        return new(c.Key, people.Name(c.ById, c.AuthorName), c.At, words.ToString());
    }
}
