using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Licensing;

namespace Workspace.Spaces.Publishing;

/// <summary>
/// The door for everybody, into what an owner has published and nothing else. The tool gets a visit that reads as a reader would and can
/// save nothing; it must show no more than the publication names.
/// </summary>
public sealed class PublicDoor(IDbContextFactory<WorkspaceDb> databases, IWriter writer, TimeProvider clock)
{
    private static readonly Func<WorkspaceDb, string, string, Task<Found?>> Query = EF.CompileAsyncQuery(
        (WorkspaceDb db, string address, string tool) => (
            from publication in db.Set<Publication>().AsNoTracking()
            where publication.Address == address && publication.Tool == tool
            join space in db.Set<Space>() on publication.SpaceId equals space.Id
            join organisation in db.Set<Organisation>() on space.OrganisationId equals organisation.Id
            select new Found(publication, space.ToolsOff, space.OrganisationId, organisation.Name, organisation.TimeZone))
            .FirstOrDefault());

    /// <summary>Enters by an address; null where nothing is published there.</summary>
    public async Task<PublicVisit?> EnterAsync(string address, string tool, CancellationToken ct = default)
    {
        var db = await databases.CreateDbContextAsync(ct);
        try
        {
            var found = await Query(db, address, tool);
            if (found is null || !SpaceTools.IsOn(found.ToolsOff, tool))
            {
                await db.DisposeAsync();
                return null;
            }

            var now = clock.GetUtcNow();
            var pass = new Pass(found.Publication.SpaceId, Guid.Empty, found.OrganisationId, "", found.TimeZone, Role.Reader, now, found.ToolsOff, now, now, now, HasSeat: false);
            return new(found.Publication, found.Organisation, new Visit(db, writer, pass, now, (_, _) => throw Refusal.NotFound()));
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    private sealed record Found(Publication Publication, string ToolsOff, Guid OrganisationId, string Organisation, string TimeZone);
}

/// <summary>A stranger at something published.</summary>
public sealed record PublicVisit(Publication Publication, string Organisation, Visit Visit) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Visit.DisposeAsync();
}
