using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Files.Kinds;
using Workspace.Files.Scanning;
using Workspace.Files.Stores;
using Workspace.Spaces;

namespace Workspace.Files.Words;

/// <summary>Reads the words of new files, one after another, so that they can be found.</summary>
public sealed class WordsJob(IDbContextFactory<WorkspaceDb> databases, IServiceScopeFactory scopes, IFileStore store, WordsWorker worker, FileBell bell, ILogger<WordsJob> log) : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private const int AtOnce = 50;

    /// <summary>How many files were read.</summary>
    public async Task<int> ReadWaitingAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var waiting = await db.Set<FileVersion>().AsNoTracking().Where(v => v.Words == WordsState.Waiting && (v.Scan == ScanState.NotScanned || v.Scan == ScanState.Clean)).OrderBy(v => v.At).Take(AtOnce).ToListAsync(ct);
        foreach (var version in waiting)
        {
            await ReadAsync(version, ct);
        }

        return waiting.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = bell.WaitAsync(Longest, stoppingToken);
            try
            {
                while (await ReadWaitingAsync(stoppingToken) == AtOnce)
                {
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "The words of new files could not be read; they are tried again");
            }

            await next;
        }
    }

    private async Task ReadAsync(FileVersion version, CancellationToken ct)
    {
        string? words = null;
        try
        {
            await using var bytes = await store.OpenAsync(version.Blob, version.Size, ct);
            words = version.Size <= WordsWorker.Largest ? await worker.ReadAsync(bytes, FileKind.Of(version.Kind).Words, ct) : null;
        }
        catch (Exception missing) when (missing is IOException or HttpRequestException)
        {
            log.LogWarning(missing, "The bytes of version {Version} cannot be read", version.Id);
        }

        try
        {
            await KeepAsync(version, words, ct);
        }
        catch (Refusal)
        {
            // deleted meanwhile, or another server was faster
        }
    }

    private async Task KeepAsync(FileVersion version, string? words, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var visit = await scope.ServiceProvider.GetRequiredService<SpaceAccess>().EnterAsHouseAsync(version.SpaceId, ct);
        var now = await visit.FindAsync<FileVersion>(version.Id, ct);
        if (now.Words != WordsState.Waiting)
        {
            return;
        }

        now.Tell(words is null ? WordsState.Unreadable : WordsState.Read);
        if (words is not null)
        {
            visit.Add(FileWords.Of(now, words));
        }

        var file = await visit.FindAsync<SpaceFile>(now.FileId, ct);
        visit.Record(FileEvents.WordsRead, await scope.ServiceProvider.GetRequiredService<FileDoor>().PageAsync(visit, file.On, ct), FileEvents.Of(file));
        await visit.SaveAsync(ct);
    }
}
