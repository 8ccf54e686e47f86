using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;

namespace Workspace.Tools.Wiki;

/// <summary>Changes a tree one after another: on this server by turns, between servers by the count in <see cref="TreeState"/>, and whoever comes second looks at the tree anew.</summary>
public sealed class TreeTurns
{
    private const int Tries = 10;

    private readonly SemaphoreSlim[] _lanes = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Enters, gives the change the tree as it is, and saves; again where somebody was faster.</summary>
    public async Task<T> ChangeAsync<T>(Guid spaceId, Func<Task<Visit>> enter, Func<Visit, PageTree, Task<T>> change, CancellationToken ct = default)
    {
        var lane = _lanes[(uint)spaceId.GetHashCode() % _lanes.Length];
        await lane.WaitAsync(ct);
        try
        {
            for (var tries = 1; ; tries++)
            {
                try
                {
                    return await OnceAsync(enter, change, ct);
                }
                catch (Refusal refusal) when (refusal.Kind == RefusalKind.Conflict && tries < Tries)
                {
                    // Another server changed the tree a moment before: look again.
                }
            }
        }
        finally
        {
            lane.Release();
        }
    }

    private static async Task<T> OnceAsync<T>(Func<Task<Visit>> enter, Func<Visit, PageTree, Task<T>> change, CancellationToken ct)
    {
        await using var visit = await enter();
        var state = await visit.Tracked<TreeState>().SingleOrDefaultAsync(ct);
        if (state is null) visit.Add(state = TreeState.Begin(visit.SpaceId, visit.Now));
        var result = await change(visit, await PageTree.ReadAsync(visit, ct));
        state.Change(visit.Now);
        await visit.SaveAsync(ct);
        return result;
    }
}
