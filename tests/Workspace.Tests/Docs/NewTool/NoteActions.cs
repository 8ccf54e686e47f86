using Workspace.Spaces;

namespace Workspace.Tools.Notes;

/// <summary>What people do with notes.</summary>
public sealed class NoteActions(SpaceAccess spaces)
{
    public async Task<Guid> WriteAsync(Guid spaceId, string text, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Contributor, NotesTool.Notes, ct);
        var note = Note.Write(spaceId, text, visit.PersonId, visit.Now);
        visit.Add(note);
        visit.Record(NoteEvents.Written, note);
        await visit.SaveAsync(ct);
        return note.Id;
    }

    public async Task FinishAsync(Guid spaceId, Guid noteId, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Contributor, NotesTool.Notes, ct);
        var note = await visit.FindAsync<Note>(noteId, ct);
        note.Finish(visit.Now);
        visit.Record(NoteEvents.Finished, note);
        await visit.SaveAsync(ct);
    }
}

/// <summary>What happens to notes.</summary>
public static class NoteEvents
{
    public const string Written = "note.written", Finished = "note.finished";
}
