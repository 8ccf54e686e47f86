using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Files.Scanning;
using Workspace.Files.Stores;
using Workspace.Spaces;

namespace Workspace.Files.Whole;

/// <summary>Wakes the making of archives.</summary>
public sealed class ExportBell
{
    private readonly FileBell _bell = new();

    public void Ring() => _bell.Ring();

    public Task WaitAsync(TimeSpan longest, CancellationToken ct) => _bell.WaitAsync(longest, ct);
}

/// <summary>Makes the archives that were asked for, one at a time, and clears away those whose time is over.</summary>
public sealed class ExportJob(IDbContextFactory<WorkspaceDb> databases, IServiceScopeFactory scopes, IFileStore store, ExportBell bell, TimeProvider clock, ILogger<ExportJob> log) : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>How many were made, or found to be impossible.</summary>
    public async Task<int> MakeWaitingAsync(CancellationToken ct = default)
    {
        var made = 0;
        while (await NextAsync(ct) is { } next)
        {
            await MakeAsync(next, ct);
            made++;
        }

        return made;
    }

    /// <summary>How many were cleared away.</summary>
    public async Task<int> SweepAsync(CancellationToken ct = default)
    {
        var now = clock.GetUtcNow();
        var before = now - SpaceExport.KeptFor;
        await using var db = await databases.CreateDbContextAsync(ct);
        var old = await db.Set<SpaceExport>().Where(e => e.ExpiresAt < now || (e.State >= ExportState.Failed && e.AskedAt < before)).OrderBy(e => e.AskedAt).Take(100).ToListAsync(ct);
        foreach (var export in old.Where(e => e.Blob.Length > 0))
        {
            await store.DeleteAsync(export.Blob, ct);
        }

        db.RemoveRange(old);
        try
        {
            await db.SaveChangesAsync(ct);
            return old.Count;
        }
        catch (Refusal refused) when (refused.Kind == RefusalKind.Conflict)
        {
            return 0; // another sweep was faster
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = bell.WaitAsync(Longest, stoppingToken);
            try
            {
                await MakeWaitingAsync(stoppingToken);
                await SweepAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "Archives of spaces could not be made; they are tried again");
            }

            await next;
        }
    }

    private async Task<Guid?> NextAsync(CancellationToken ct)
    {
        var dead = clock.GetUtcNow() - SpaceExport.Lease;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<SpaceExport>().Where(e => e.State == ExportState.Waiting || (e.State == ExportState.Running && e.HeardAt < dead)).OrderBy(e => e.AskedAt).Select(e => (Guid?)e.Id).FirstOrDefaultAsync(ct);
    }

    private async Task MakeAsync(Guid id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<ExportMaker>().MakeAsync(id, ct);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // somebody stopped it
        }
        catch (Refusal refused) when (refused.Kind != RefusalKind.Conflict)
        {
            await FailAsync(id, "You may not see this space any more.", ct);
        }
        catch (Refusal)
        {
            // another server was faster
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "The archive {Export} could not be made", id);
            await FailAsync(id, "Something went wrong. Try again later.", ct);
        }
    }

    private async Task FailAsync(Guid id, string why, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<SpaceExport>().FirstOrDefaultAsync(e => e.Id == id, ct) is { IsUnderWay: true } export)
        {
            export.Fail(why, clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
        }
    }
}
