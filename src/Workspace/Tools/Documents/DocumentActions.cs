using Microsoft.EntityFrameworkCore;
using Workspace.Prose;
using Workspace.Spaces;

namespace Workspace.Tools.Documents;

/// <summary>Starting documents, naming them, saying who may write in them, and putting them away.</summary>
public sealed class DocumentActions(DocumentDoor door, DocumentTexts texts, NumberTurns turns)
{
    /// <summary>Starts a document, empty or as a copy of a template, under an id of the form's own: a form sent twice starts it once.</summary>
    public Task<Guid> StartAsync(Guid spaceId, Guid id, string? title, Guid? templateId = null, CancellationToken ct = default) => turns.InTurnAsync(spaceId, async () =>
    {
        await using var visit = await door.EnterAsync(spaceId, Role.Contributor, ct);
        if (await ExistsAsync(visit, id, ct)) return id;
        var doc = templateId is { } template ? await OfTemplateAsync(visit, template, ct) : Schema.Standard.Node("doc", Schema.Standard.Node("paragraph"));
        var document = Document.Start(spaceId, id, await NextNumberAsync(visit, ct), title, visit.PersonId, visit.Now);
        visit.Add(document);
        texts.Begin(visit, document, doc);
        visit.Record(DocumentEvents.Added, document, new DocumentFacts { Number = document.Number });
        await visit.SaveAsync(ct);
        return id;
    }, ct);

    public async Task RenameAsync(Guid spaceId, Guid id, int version, string? title, CancellationToken ct = default)
    {
        await using var opened = await door.OpenAsync(spaceId, id, d => d.WriteFrom, ct);
        Expect(opened.Document, version);
        opened.Document.Rename(title, opened.Visit.PersonId, opened.Visit.Now);
        opened.Record(DocumentEvents.Renamed);
        await opened.Visit.SaveAsync(ct);
    }

    public async Task AllowAsync(Guid spaceId, Guid id, int version, Role comment, Role suggest, Role write, bool template, CancellationToken ct = default)
    {
        await using var opened = await door.OpenAsync(spaceId, id, Role.Facilitator, ct);
        Expect(opened.Document, version);
        opened.Document.Allow(comment, suggest, write, template);
        await texts.RuleAsync(opened, opened.Round, ct);
        opened.Record(DocumentEvents.Allowed);
        await opened.Visit.SaveAsync(ct);
    }

    public Task TrashAsync(Guid spaceId, Guid id, CancellationToken ct = default) =>
        ChangeAsync(spaceId, id, Role.Facilitator, DocumentEvents.Trashed, o => o.Document.Trash(o.Visit.PersonId, o.Visit.Now), ct);

    public Task RestoreAsync(Guid spaceId, Guid id, CancellationToken ct = default) =>
        ChangeAsync(spaceId, id, Role.Facilitator, DocumentEvents.Restored, o => o.Document.Restore(), ct);

    public Task OpenDraftAsync(Guid spaceId, Guid id, CancellationToken ct = default) =>
        ChangeAsync(spaceId, id, Role.Facilitator, DocumentEvents.DraftOpened, o => o.Document.OpenDraft(), ct);

    public async Task SupersedeAsync(Guid spaceId, Guid id, Guid byId, CancellationToken ct = default)
    {
        await using var opened = await door.OpenAsync(spaceId, id, Role.Facilitator, ct);
        var other = await opened.Visit.Query<Document>().FirstOrDefaultAsync(d => d.Id == byId, ct) ?? throw Refusal.Wrong("Choose the document that takes its place.", nameof(Document.SupersededById));
        opened.Document.SupersedeBy(other);
        await texts.RuleAsync(opened, null, ct);
        opened.Record(DocumentEvents.Superseded);
        await opened.Visit.SaveAsync(ct);
    }

    internal static Task<bool> ExistsAsync(Visit visit, Guid id, CancellationToken ct) => visit.Query<Document>().AnyAsync(d => d.Id == id, ct);

    internal static async Task<int> NextNumberAsync(Visit visit, CancellationToken ct) => (await visit.Query<Document>().MaxAsync(d => (int?)d.Number, ct) ?? 0) + 1;

    private async Task<Node> OfTemplateAsync(Visit visit, Guid templateId, CancellationToken ct)
    {
        var template = await visit.Query<Document>().FirstOrDefaultAsync(d => d.Id == templateId && d.IsTemplate && d.TrashedAt == null, ct) ?? throw Refusal.Wrong("Choose a template of this space.", "Template");
        return Unmarked.Of((await texts.NowAsync(visit, template.Id, ct)).Doc);
    }

    private async Task ChangeAsync(Guid spaceId, Guid id, Role least, string kind, Action<Opened> change, CancellationToken ct)
    {
        await using var opened = await door.OpenAsync(spaceId, id, least, ct);
        change(opened);
        await texts.RuleAsync(opened, opened.Round, ct);
        opened.Record(kind);
        await opened.Visit.SaveAsync(ct);
    }

    private static void Expect(Document document, int version)
    {
        if (document.Version != version) throw Refusal.Conflict("Somebody changed this document’s settings while you were here. Nothing is overwritten: look at them again.");
    }
}
