using Microsoft.EntityFrameworkCore;
using Workspace.Files.Whole;
using Workspace.Spaces;
using Workspace.Tools.Documents.Comments;
using Workspace.Tools.Documents.Disposition;
using Workspace.Tools.Documents.Review;
using Workspace.Ui;

namespace Workspace.Tools.Documents.Exchange;

/// <summary>All documents in the archive of a space: as HTML, Markdown and Word with its comments, and the table of each round of review.</summary>
public sealed class WholeDocuments(DocumentDoor door, DocumentQueries queries, DocumentFiles files, DispositionQueries tables)
{
    private const int Most = 5_000;

    private static readonly Dictionary<string, Anchor> NoPlaces = [];

    public async Task AddAsync(Visit visit, ExportFolder to, CancellationToken ct = default)
    {
        var all = await visit.Query<Document>().Where(d => d.TrashedAt == null).OrderBy(d => d.Number).Select(d => d.Id).Take(Most).ToListAsync(ct);
        foreach (var id in all)
        {
            await using var opened = await door.OpenAsync(visit.SpaceId, id, Role.Reader, ct);
            var view = await queries.ViewAsync(opened, ct);
            var name = $"{view.Document.Reference} {view.Document.Title}".Replace('/', '-');
            await to.AddAsync($"{name}.html", $"{view.Document.Reference} {view.Document.Title}", DocumentFiles.Html(view), ct);
            await to.AddAsync($"{name}.md", null, files.Markdown(view).Text, ct);
            await to.AddAsync($"{name}.docx", null, (await files.WordAsync(opened, view, ct)).Bytes, ct);
            var said = await queries.CommentsAsync(opened.Visit, id, NoPlaces, ct);
            if (said.Count > 0) await to.AddRowsAsync($"{name}, comments.csv", $"{view.Document.Reference}, comments", Rows(said, view), ct);
            foreach (var round in await opened.Visit.Query<ReviewRound>().Where(r => r.DocumentId == id).OrderBy(r => r.Number).ToListAsync(ct))
            {
                var table = await tables.TableAsync(opened.Visit, round, view.Text, view.People, ct);
                await to.AddRowsAsync($"{name}, review {round.Number}.csv", $"{view.Document.Reference}, comments of review {round.Number}", DispositionFiles.Rows(table, view.Place.Zone), ct);
            }
        }
    }

    // A comment, then its answers.
    private static IEnumerable<string[]> Rows(IReadOnlyList<CommentThread> said, DocumentView view) =>
    [
        ["Comment", "Author", "Affiliation", "When", "Clause", "About", "Words", "State", "Reason"],
        .. said.SelectMany((thread, i) => (IEnumerable<string[]>)
        [
            [$"{i + 1}", thread.Comment.AuthorName, thread.Comment.Affiliation, When(thread.Comment.At, view), thread.Comment.Clause, thread.Comment.Quote, thread.Comment.Words, thread.Comment.IsResolved ? "resolved" : "open", thread.Comment.Reason],
            .. thread.Replies.Select(r => (string[])[$"{i + 1}", view.People.Name(r.ById), view.People.Affiliation(r.ById), When(r.At, view), "", "", r.Words, "", ""]),
        ]),
    ];

    private static string When(DateTimeOffset at, DocumentView view) => Words.Stamp(at, view.Place.Zone);
}
