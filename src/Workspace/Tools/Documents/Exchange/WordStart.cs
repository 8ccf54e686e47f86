using Microsoft.EntityFrameworkCore;
using Workspace.Prose;
using Workspace.Prose.Word;
using Workspace.Spaces;
using Workspace.Tools.Documents.Comments;

namespace Workspace.Tools.Documents.Exchange;

/// <summary>Starting a document from a Word file: its comments and tracked changes become comments and suggestions, and what was not kept is listed.</summary>
public sealed class WordStart(DocumentDoor door, DocumentTexts texts, NumberTurns turns)
{
    public const int MostBytes = 32 * 1024 * 1024, MostComments = 1_000;

    /// <summary>All or nothing, under an id of the form's own.</summary>
    public Task<Guid> StartAsync(Guid spaceId, Guid id, string? title, string fileName, byte[] file, CancellationToken ct = default) => turns.InTurnAsync(spaceId, async () =>
    {
        await using var visit = await door.EnterAsync(spaceId, Role.Contributor, ct);
        if (await DocumentActions.ExistsAsync(visit, id, ct)) return id;
        var members = await visit.Members().ToListAsync(ct);
        var read = Read(file, members);
        var document = Document.Start(spaceId, id, await DocumentActions.NextNumberAsync(visit, ct), Titled(title, read, fileName), visit.PersonId, visit.Now, fileName, NotKept(read));
        visit.Add(document);
        texts.Begin(visit, document, read.Doc);
        Comment(visit, document, read, members);
        visit.Record(DocumentEvents.Brought, document, new DocumentFacts { Number = document.Number });
        await visit.SaveAsync(ct);
        return id;
    }, ct);

    private static WordDocument Read(byte[] file, IReadOnlyList<Member> members)
    {
        try
        {
            return WordReader.Read(file, new() { PersonId = name => members.FirstOrDefault(m => string.Equals(m.Name, name.Trim(), StringComparison.OrdinalIgnoreCase))?.PersonId.ToString() });
        }
        catch (ProseException problem)
        {
            throw Refusal.Wrong(problem.Message, "File");
        }
    }

    // Who wrote a comment is taken from the file as a name; it is nobody's account, whatever the file says.
    private static void Comment(Visit visit, Document document, WordDocument read, IReadOnlyList<Member> members)
    {
        var anchors = Anchors.In(read.Doc);
        foreach (var comment in read.Comments.Take(MostComments).Where(c => anchors.ContainsKey(c.Id) && c.Text.Trim().Length > 0))
        {
            var affiliation = members.FirstOrDefault(m => string.Equals(m.Name, comment.Author.Trim(), StringComparison.OrdinalIgnoreCase))?.Affiliation;
            var at = comment.At is { } written && written < visit.Now ? written : visit.Now;
            visit.Add(DocumentComment.Write(document, Guid.CreateVersion7(visit.Now), anchors[comment.Id], Text.Cut(comment.Text.Trim(), DocumentComment.MaxText), new(null, comment.Author, affiliation), null, at));
        }
    }

    private static string NotKept(WordDocument read) =>
        string.Join('\n', read.Losses.Select(l => $"{l.What} {(l.Count > 1 ? $"{Ui.Words.Number(l.Count)} times, first at" : "At")}: {l.Where}".ReplaceLineEndings(" "))
            .Concat(read.Comments.Count > MostComments ? [$"Only the first {Ui.Words.Number(MostComments)} comments are kept."] : Array.Empty<string>()));

    private static string Titled(string? title, WordDocument read, string fileName)
    {
        if (!string.IsNullOrWhiteSpace(title)) return title;
        var known = string.IsNullOrWhiteSpace(read.Title) ? Path.GetFileNameWithoutExtension(fileName.Replace('\\', '/')) : read.Title;
        return Text.Cut(known.ReplaceLineEndings(" ").Trim() is { Length: > 0 } words ? words : "Untitled", Document.MaxTitle);
    }
}
