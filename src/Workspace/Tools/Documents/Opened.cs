using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools.Documents.Review;

namespace Workspace.Tools.Documents;

/// <summary>A document that somebody has opened: where they are, what it is, and what they may do with it.</summary>
public sealed class Opened(Visit visit, Document document, ReviewRound? round) : IAsyncDisposable
{
    public Visit Visit { get; } = visit;

    /// <summary>Tracked: what is changed of it is saved with the visit.</summary>
    public Document Document { get; } = document;

    /// <summary>The round that is open now.</summary>
    public ReviewRound? Round { get; } = round;

    public DocumentRights Rights { get; } = DocumentRights.Of(document, visit, round);

    public ValueTask DisposeAsync() => Visit.DisposeAsync();

    public void Record(string kind, DocumentFacts? more = null) => Visit.Record(kind, Document, (more ?? new()) with { Number = Document.Number });
}

/// <summary>The way to a document: through the space's door, and then the document's own.</summary>
public sealed class DocumentDoor(SpaceAccess spaces)
{
    public Task<Visit> EnterAsync(Guid spaceId, Role least = Role.Reader, CancellationToken ct = default) => spaces.EnterAsync(spaceId, least, DocumentsTool.Documents, ct);

    public async Task<Opened> OpenAsync(Guid spaceId, Guid id, Role least = Role.Reader, CancellationToken ct = default)
    {
        var visit = await EnterAsync(spaceId, least, ct);
        try
        {
            var document = await visit.FindAsync<Document>(id, ct);
            if (document.IsTrashed && visit.Role < Role.Contributor) throw Refusal.NotFound();
            return new(visit, document, await visit.Tracked<ReviewRound>().FirstOrDefaultAsync(r => r.DocumentId == id && r.ClosedAt == null, ct));
        }
        catch
        {
            await visit.DisposeAsync();
            throw;
        }
    }

    /// <summary>The same for those roles that the document asks for; they are asked for again when it is saved.</summary>
    public async Task<Opened> OpenAsync(Guid spaceId, Guid id, Func<Document, Role> least, CancellationToken ct = default)
    {
        Role asked;
        await using (var looked = await OpenAsync(spaceId, id, Role.Reader, ct)) asked = least(looked.Document);
        return await OpenAsync(spaceId, id, asked, ct);
    }
}
