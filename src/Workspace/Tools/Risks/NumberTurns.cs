namespace Workspace.Tools.Risks;

/// <summary>Who takes the next number of a register takes it alone on this server; other servers are told by the database.</summary>
public sealed class NumberTurns
{
    private readonly SemaphoreSlim[] _lanes = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    public async Task<T> InTurnAsync<T>(Guid spaceId, Func<Task<T>> act, CancellationToken ct)
    {
        var lane = _lanes[(uint)spaceId.GetHashCode() % _lanes.Length];
        await lane.WaitAsync(ct);
        try
        {
            return await act();
        }
        finally
        {
            lane.Release();
        }
    }
}
