using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Prose.Text;
using Workspace.Search;
using Workspace.Spaces;
using Workspace.Texts;
using Workspace.Tools.Documents.Comments;
using Workspace.Ui;

namespace Workspace.Tools.Documents;

/// <summary>Documents that are found by their words, and what was said about them. What is in the trash is not.</summary>
public sealed class DocumentSearch(SharedTexts texts) : ISearchSource
{
    private const string Kind = "document", Said = "comment";
    private const int MostText = 600_000, MostComments = 2_000;

    public string Tool => DocumentsTool.Documents;

    public IReadOnlyList<SearchKind> Kinds { get; } = [new(Kind, "Documents", "file-text", 10), new(Said, "Comments", "message-square", 45)];

    public ValueTask<IReadOnlyList<Touched>> TouchedAsync(Event happened, CancellationToken ct = default) => new(Touched.Subject(happened, "documents."));

    public async Task<IReadOnlyList<SearchEntry>> ReadAsync(Visit visit, IReadOnlyCollection<Guid> things, CancellationToken ct = default)
    {
        var entries = new List<SearchEntry>(things.Count);
        foreach (var document in await visit.Query<Document>().Where(d => things.Contains(d.Id) && d.TrashedAt == null).ToListAsync(ct))
        {
            var text = await texts.ReadAsync(visit, document.Id, ct);
            entries.Add(new(Kind, document.Id, Later(text.At, document.ChangedAt)) { Title = Name(document.Number, document.Title), Text = PlainText.Of(text.Doc, MostText), PersonId = document.ChangedById });
            if (await SaidAsync(visit, document, ct) is { } said) entries.Add(said);
        }

        return entries;
    }

    public async Task<IReadOnlyList<Guid>> ThingsAsync(Visit visit, CancellationToken ct = default) => await visit.Query<Document>().Where(d => d.TrashedAt == null).Select(d => d.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<Found>> FindAsync(Visit visit, IReadOnlyCollection<Guid> things, CancellationToken ct = default)
    {
        var documents = await (from document in visit.Query<Document>()
                               where things.Contains(document.Id) && document.TrashedAt == null
                               join text in visit.Query<SharedText>() on document.Id equals text.Id
                               select new { Document = document, text.ChangedAt }).ToListAsync(ct);
        return [.. documents.SelectMany(d => new[]
        {
            new Found(Kind, d.Document.Id, Name(d.Document.Number, d.Document.Title), DocumentAddresses.ToOne(visit.SpaceId, d.Document.Id), Later(d.ChangedAt, d.Document.ChangedAt)) { State = State(d.Document, visit.Zone), Tone = DocumentWords.ToneOf(d.Document.Status), PersonId = d.Document.ChangedById },
            new Found(Said, d.Document.Id, $"Comments on {Name(d.Document.Number, d.Document.Title)}", DocumentAddresses.ToOne(visit.SpaceId, d.Document.Id, "/comments"), d.ChangedAt),
        })];
    }

    // What was said about one document is one entry, without a title of its own.
    private static async Task<SearchEntry?> SaidAsync(Visit visit, Document document, CancellationToken ct)
    {
        var comments = await visit.Query<DocumentComment>().Where(c => c.DocumentId == document.Id).OrderByDescending(c => c.At).Take(MostComments).Select(c => new { c.Id, c.Words, c.At }).ToListAsync(ct);
        if (comments.Count == 0) return null;
        var replies = (await visit.Query<DocumentReply>().Where(r => r.DocumentId == document.Id).OrderBy(r => r.At).Take(MostComments).Select(r => new { r.CommentId, r.Words, r.At }).ToListAsync(ct)).ToLookup(r => r.CommentId);
        return new(Said, document.Id, comments.Select(c => c.At).Concat(replies.SelectMany(r => r.Select(one => one.At))).Max()) { Text = string.Join('\n', comments.SelectMany(c => replies[c.Id].Select(r => r.Words).Prepend(c.Words))) };
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static string Name(int number, string title) => $"{DocumentWords.Reference(number)} {title}";

    private static string State(Document document, TimeZoneInfo zone) => document switch
    {
        { Status: DocumentStatus.Agreed, AgreedAt: { } at } => $"Agreed {Words.Day(DocumentWords.DayOf(at, zone))}",
        { Status: DocumentStatus.Draft, AgreedAt: not null } => "New draft",
        _ => DocumentWords.Of(document.Status),
    };
}
