using System.Collections.Concurrent;

namespace Workspace.Tools.Forums;

/// <summary>What is made from the database for everybody who reads it, kept under a revision that grows with each change: of two hundred who ask at once one makes it, and the others wait for that one.</summary>
internal sealed class KeptByRevision<TKey, TValue>(int most) where TKey : notnull where TValue : class
{
    private readonly ConcurrentDictionary<TKey, (int Revision, Task<TValue?> Value)> _kept = [];

    public async Task<TValue> GetAsync(TKey key, int revision, Func<Task<TValue>> make)
    {
        if (_kept.TryGetValue(key, out var kept) && kept.Revision >= revision) return await kept.Value ?? await make();
        var made = new TaskCompletionSource<TValue?>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_kept.Count >= most) _kept.Clear();
        var now = _kept.AddOrUpdate(key, (revision, made.Task), (_, there) => there.Revision >= revision ? there : (revision, made.Task));
        if (now.Value != made.Task) return await now.Value ?? await make(); // whoever made it failed
        TValue? value = null;
        try
        {
            return value = await make();
        }
        finally
        {
            if (value is null) _kept.TryRemove(new(key, now));
            made.SetResult(value);
        }
    }
}
