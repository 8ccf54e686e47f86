using Workspace.Spaces;

namespace Workspace.Files;

/// <summary>What people do with files that are there.</summary>
public sealed class FileActions(SpaceAccess spaces, FileDoor door)
{
    public Task DescribeAsync(Guid spaceId, Guid id, string? description, string? tags, CancellationToken ct = default) =>
        ChangeAsync(spaceId, id, FileEvents.Described, (file, _) => file.Describe(description, tags), ct);

    /// <summary>It can be put back for 30 days; then its bytes go too.</summary>
    public Task DeleteAsync(Guid spaceId, Guid id, CancellationToken ct = default) => ChangeAsync(spaceId, id, FileEvents.Deleted, (file, visit) =>
    {
        if (!MayDelete(visit, file))
        {
            throw Refusal.Forbidden("A file is deleted by whoever added it, or by a facilitator.");
        }

        file.Delete(visit.PersonId, visit.Now);
    }, ct, deleted: true);

    public Task RestoreAsync(Guid spaceId, Guid id, CancellationToken ct = default) => ChangeAsync(spaceId, id, FileEvents.Restored, (file, visit) =>
    {
        if (!MayDelete(visit, file))
        {
            throw Refusal.Forbidden("A file is put back by whoever added it, or by a facilitator.");
        }

        file.Restore();
    }, ct, deleted: true);

    internal static bool MayDelete(Visit visit, SpaceFile file) => visit.May(Role.Facilitator) || (visit.May(Role.Contributor) && file.AddedById == visit.PersonId);

    private async Task ChangeAsync(Guid spaceId, Guid id, string kind, Action<SpaceFile, Visit> change, CancellationToken ct, bool deleted = false)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Contributor, ct: ct);
        var file = await visit.FindAsync<SpaceFile>(id, ct);
        await door.NameAsync(visit, file.On, ct);
        if (file.DeletedAt is not null && !deleted)
        {
            throw Refusal.NotFound();
        }

        change(file, visit);
        visit.Record(kind, await door.PageAsync(visit, file.On, ct), FileEvents.Of(file));
        await visit.SaveAsync(ct);
    }
}
