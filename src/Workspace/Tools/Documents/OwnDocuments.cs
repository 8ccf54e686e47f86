using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Texts.History;
using Workspace.Tools.Documents.Comments;
using Workspace.Tools.Documents.Review;

namespace Workspace.Tools.Documents;

/// <summary>What one person wrote in documents: their words in the texts, their comments and replies, and what they answered in reviews.</summary>
internal static class OwnDocuments
{
    public static async Task<IReadOnlyList<OwnWork>> ReadAsync(Visit visit, OwnWords words, CancellationToken ct)
    {
        var texts = await words.ReadAsync(visit, DocumentsTool.Documents, ct);
        var comments = await visit.Query<DocumentComment>().Where(c => c.ById == visit.PersonId).OrderBy(c => c.At).Select(c => new { c.DocumentId, c.Words, c.At }).ToListAsync(ct);
        var replies = await visit.Query<DocumentReply>().Where(r => r.ById == visit.PersonId).OrderBy(r => r.At).Select(r => new { r.DocumentId, r.Words, r.At }).ToListAsync(ct);
        var answers = await visit.Query<Reviewer>().Where(r => r.PersonId == visit.PersonId && r.Note != "").OrderBy(r => r.AnsweredAt).Select(r => new { r.DocumentId, Words = r.Note }).ToListAsync(ct);
        var said = comments.Concat(replies).OrderBy(c => c.At).ToLookup(c => c.DocumentId, c => c.Words);
        var documents = await visit.Query<Document>().Where(d => d.TrashedAt == null).OrderBy(d => d.Number).Select(d => new { d.Id, d.Number, d.Title }).ToListAsync(ct);
        return [.. documents.Select(d => new OwnWork($"{DocumentWords.Reference(d.Number)} {d.Title}", Whole(d.Title, texts.GetValueOrDefault(d.Id), [.. said[d.Id]], [.. answers.Where(a => a.DocumentId == d.Id).Select(a => a.Words)])))
            .Where(work => work.Text.Length > 0)];
    }

    private static string Whole(string title, string? text, IReadOnlyList<string> said, IReadOnlyList<string> answers) => text is null && said.Count + answers.Count == 0 ? "" : string.Join("\n\n",
    [
        $"# {title}",
        .. text is null ? Array.Empty<string>() : [text],
        .. said.Count == 0 ? [] : (IEnumerable<string>)["## Comments", .. said],
        .. answers.Count == 0 ? [] : (IEnumerable<string>)["## In reviews", .. answers],
    ]) + "\n";
}
