using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Texts;
using Workspace.Tools.Documents.Comments;
using Workspace.Tools.Documents.Review;

namespace Workspace.Tools.Documents;

/// <summary>One document in a list.</summary>
public sealed record DocumentLine(Guid Id, int Number, string Title, DocumentStatus Status, bool IsTemplate, Guid ChangedById, DateTimeOffset ChangedAt, Guid CreatedById, DateTimeOffset CreatedAt, DateTimeOffset? AgreedAt, DateTimeOffset? TrashedAt)
{
    public string Reference => DocumentWords.Reference(Number);
    public int OpenComments { get; init; }
    public DateOnly? DueOn { get; init; }
}

/// <summary>The documents of a space.</summary>
public sealed record DocumentList(IReadOnlyList<DocumentLine> Lines, IReadOnlyDictionary<DocumentStatus, int> Counts, int Trashed)
{
    public const int Most = 500;

    public int All => Counts.Values.Sum();

    public static async Task<DocumentList> ReadAsync(Visit visit, DocumentStatus? status, bool trash, CancellationToken ct)
    {
        var there = visit.Query<Document>().Where(d => trash ? d.TrashedAt != null : d.TrashedAt == null);
        var listed = status is { } only ? there.Where(d => d.Status == only) : there;
        var lines = await (
            from d in listed
            join t in visit.Query<SharedText>() on d.Id equals t.Id
            orderby t.ChangedAt descending
            select new DocumentLine(d.Id, d.Number, d.Title, d.Status, d.IsTemplate, d.ChangedAt > t.ChangedAt ? d.ChangedById : t.ChangedById, d.ChangedAt > t.ChangedAt ? d.ChangedAt : t.ChangedAt, d.CreatedById, d.CreatedAt, d.AgreedAt, d.TrashedAt))
            .Take(Most).ToListAsync(ct);
        var counts = await visit.Query<Document>().Where(d => d.TrashedAt == null).GroupBy(d => d.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var open = await visit.Query<DocumentComment>().Where(c => c.ResolvedAt == null).GroupBy(c => c.DocumentId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var due = await visit.Query<ReviewRound>().Where(r => r.ClosedAt == null).Select(r => new { r.DocumentId, r.DueOn }).ToListAsync(ct);
        var byDocument = due.GroupBy(r => r.DocumentId).ToDictionary(g => g.Key, g => g.Max(r => r.DueOn));
        return new([.. lines.OrderByDescending(l => l.ChangedAt).Select(l => l with { OpenComments = open.GetValueOrDefault(l.Id), DueOn = byDocument.TryGetValue(l.Id, out var day) ? day : null })], counts,
            await visit.Query<Document>().CountAsync(d => d.TrashedAt != null, ct));
    }
}
