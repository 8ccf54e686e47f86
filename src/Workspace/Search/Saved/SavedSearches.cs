using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Search.Saved;

/// <summary>The searches that the person asking has saved. Running one is searching: rights are asked then.</summary>
public sealed class SavedSearches(IDbContextFactory<WorkspaceDb> databases, CurrentPerson current, TimeProvider clock)
{
    private const int Most = 50;
    private static readonly TimeSpan CanComeBack = TimeSpan.FromDays(1);

    private Guid Me => current.Id ?? throw Refusal.SignedOut();

    public async Task<IReadOnlyList<SavedSearch>> ListAsync(CancellationToken ct = default)
    {
        var me = Me;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<SavedSearch>().AsNoTracking().Where(s => s.PersonId == me && s.RemovedAt == null).OrderByDescending(s => s.SavedAt).Take(Most).ToListAsync(ct);
    }

    /// <summary>The same search saved again has its new name.</summary>
    public async Task SaveAsync(string? name, string asked, CancellationToken ct = default)
    {
        var me = Me;
        await using var db = await databases.CreateDbContextAsync(ct);
        var all = await db.Set<SavedSearch>().Where(s => s.PersonId == me).ToListAsync(ct);
        var now = clock.GetUtcNow();
        db.RemoveRange(all.Where(s => s.RemovedAt is { } at && now - at > CanComeBack));
        if (all.Find(s => s.Asked == asked && s.RemovedAt is null) is { } same) same.Rename(name);
        else if (all.Count(s => s.RemovedAt is null) >= Most) throw Refusal.Wrong($"You have {Most} saved searches. Remove one before you save another.");
        else db.Add(SavedSearch.Save(me, name, asked, now));
        await db.SaveChangesAsync(ct);
    }

    public Task<SavedSearch> RemoveAsync(Guid id, CancellationToken ct = default) => ChangeAsync(id, saved => saved.Remove(clock.GetUtcNow()), ct);

    public Task<SavedSearch> PutBackAsync(Guid id, CancellationToken ct = default) => ChangeAsync(id, saved => saved.PutBack(), ct);

    private async Task<SavedSearch> ChangeAsync(Guid id, Action<SavedSearch> change, CancellationToken ct)
    {
        var me = Me;
        await using var db = await databases.CreateDbContextAsync(ct);
        var saved = await db.Set<SavedSearch>().FirstOrDefaultAsync(s => s.Id == id && s.PersonId == me, ct) ?? throw Refusal.NotFound();
        change(saved);
        await db.SaveChangesAsync(ct);
        return saved;
    }
}
