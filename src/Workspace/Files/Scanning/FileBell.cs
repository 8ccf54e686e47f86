namespace Workspace.Files.Scanning;

/// <summary>Wakes those who work on new files: the scan for viruses and the reading of words.</summary>
public sealed class FileBell
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Ring() => Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Waits for the next ring after this was called, or so long; a ring may be for somebody else.</summary>
    public async Task WaitAsync(TimeSpan longest, CancellationToken ct) => await Task.WhenAny(Volatile.Read(ref _next).Task, Task.Delay(longest, ct));
}
