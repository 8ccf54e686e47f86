using Workspace.Spaces;

namespace Workspace.Tools.Documents.History;

/// <summary>Naming versions, and putting an earlier one back.</summary>
public sealed class HistoryActions(DocumentDoor door, DocumentTexts texts)
{
    public async Task NameAsync(Guid spaceId, Guid id, int version, string? name, CancellationToken ct = default)
    {
        await using var opened = await door.OpenAsync(spaceId, id, d => d.WriteFrom, ct);
        opened.Document.RefuseTrashed();
        await texts.NameAsync(opened, version, name, ct);
        opened.Record(DocumentEvents.VersionNamed, new() { Version = version });
        await opened.Visit.SaveAsync(ct);
    }

    public async Task PutBackAsync(Guid spaceId, Guid id, int version, CancellationToken ct = default)
    {
        await using var opened = await door.OpenAsync(spaceId, id, d => d.WriteFrom, ct);
        if (!opened.Rights.MayWrite) throw Refusal.Wrong(opened.Rights.Because);
        await texts.RestoreAsync(opened, version, ct);
        opened.Record(DocumentEvents.PutBack, new() { Version = version });
        await opened.Visit.SaveAsync(ct);
    }
}
