using Workspace.Spaces;

namespace Workspace.Tools.Documents;

/// <summary>Who takes the next number of a space takes it alone on this server; other servers are told by the database.</summary>
public sealed class NumberTurns
{
    private const int Tries = 10;
    private readonly SemaphoreSlim[] _lanes = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    public async Task<T> InTurnAsync<T>(Guid spaceId, Func<Task<T>> act, CancellationToken ct)
    {
        var lane = _lanes[(uint)spaceId.GetHashCode() % _lanes.Length];
        await lane.WaitAsync(ct);
        try
        {
            return await TryAsync(act);
        }
        finally
        {
            lane.Release();
        }
    }

    private static async Task<T> TryAsync<T>(Func<Task<T>> act)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await act();
            }
            catch (Refusal refusal) when (refusal.Kind == RefusalKind.Conflict && tries < Tries)
            {
                // Another server took the same number a moment before: take the next one.
            }
        }
    }
}
