using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;

namespace Workspace.Tools.Notes;

/// <summary>What people see of notes.</summary>
public sealed class NoteQueries(SpaceAccess spaces)
{
    private const int MostShown = 200;

    public async Task<NoteList> ListAsync(Guid spaceId, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, NotesTool.Notes, ct);
        var notes = await visit.Query<Note>().Where(n => n.DoneAt == null).OrderBy(n => n.WrittenAt).Take(MostShown)
            .Select(n => new NoteLine(n.Id, n.Text, n.WrittenAt > visit.ReadUntil)).ToListAsync(ct);
        return new(visit.SpaceName, visit.May(Role.Contributor), notes);
    }
}

/// <summary>The page of notes as one person sees it.</summary>
public sealed record NoteList(string Space, bool MayWrite, IReadOnlyList<NoteLine> Notes);

/// <summary>One note in the list.</summary>
public sealed record NoteLine(Guid Id, string Text, bool IsNew);
