using System.Collections.Concurrent;

namespace Workspace.Tools.Wiki.Import;

/// <summary>The imports under way on this server: how far each is, and what it found. What an archive holds stays in the database until it is confirmed or cancelled.</summary>
public sealed class ImportJobs(IServiceScopeFactory scopes, ILogger<ImportJobs> log)
{
    private const int Most = 20;

    private readonly ConcurrentDictionary<Guid, ImportJob> _jobs = [];

    public ImportJob? Find(Guid archive) => _jobs.GetValueOrDefault(archive);

    /// <summary>The job of that archive, begun anew where this server knows of none or the former one is over.</summary>
    public ImportJob Begin(Guid archive, Func<IServiceProvider, ImportJob, Task> work, ImportPlan? storing = null)
    {
        foreach (var old in _jobs.Where(j => j.Value.IsOver).OrderBy(j => j.Value.Number).SkipLast(Most).ToList()) _jobs.TryRemove(old);
        var job = new ImportJob();
        if (storing is not null) job.Store(storing);
        _jobs[archive] = job;
        _ = Task.Run(() => RunAsync(job, work));
        return job;
    }

    public void Cancel(Guid archive)
    {
        if (_jobs.TryRemove(archive, out var job)) job.Cancel();
    }

    private async Task RunAsync(ImportJob job, Func<IServiceProvider, ImportJob, Task> work)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await work(scope.ServiceProvider, job);
        }
        catch (OperationCanceledException)
        {
            job.Fail("The import was cancelled. Nothing is stored.");
        }
        catch (Spaces.Refusal refusal)
        {
            job.Fail(refusal.Message);
        }
        catch (Exception fault)
        {
            log.LogError(fault, "An import failed.");
            job.Fail("Something went wrong, and nothing is stored. Try again, or send a smaller archive.");
        }
        finally
        {
            job.End();
        }
    }
}

/// <summary>How far an import is.</summary>
public sealed class ImportJob : IDisposable
{
    private static long _numbers;

    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long Number { get; } = Interlocked.Increment(ref _numbers);
    public ImportPhase Phase { get; private set; }
    public int Done { get; private set; }
    public int Of { get; private set; }
    public ImportPlan? Plan { get; private set; }
    public string? Problem { get; private set; }
    public CancellationToken Stop => _stop.Token;

    public bool IsOver => Phase is ImportPhase.Read or ImportPhase.Stored or ImportPhase.Failed;

    public void Reach(int done, int of) => (Done, Of) = (done, of);

    public void Found(ImportPlan plan) => (Plan, Phase) = (plan, ImportPhase.Read);

    public void Store(ImportPlan plan) => (Plan, Phase, Done, Of) = (plan, ImportPhase.Storing, 0, plan.Pages.Count);

    public void Stored() => Phase = ImportPhase.Stored;

    public void Fail(string why) => (Problem, Phase) = (why, ImportPhase.Failed);

    public void End() => _ended.TrySetResult();

    /// <summary>Waits until it is over, but not long: what takes longer is looked at on its page.</summary>
    public Task MomentAsync() => Task.WhenAny(_ended.Task, Task.Delay(TimeSpan.FromSeconds(2)));

    public void Cancel() => _stop.Cancel();

    public void Dispose() => _stop.Dispose();
}

/// <summary>Where an import stands.</summary>
public enum ImportPhase { Reading, Read, Storing, Stored, Failed }
