namespace Workspace.Live;

/// <summary>Wakes the one who waits, however often it is rung. It may be rung at any time, also when whoever waited has gone.</summary>
public sealed class Bell
{
    private TaskCompletionSource _rung = New();

    public void Ring() => Volatile.Read(ref _rung).TrySetResult();

    /// <summary>Ends when it was rung since the last time, or after so long. Look for what there is to do afterwards: a ring during this call is not repeated.</summary>
    public async Task WaitAsync(TimeSpan longest, CancellationToken ct)
    {
        await Volatile.Read(ref _rung).Task.WaitAsync(longest, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
        Volatile.Write(ref _rung, New());
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
