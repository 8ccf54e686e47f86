using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Files.Stores;
using Workspace.Mail;
using Workspace.Spaces;

namespace Workspace.Files.Scanning;

/// <summary>Has new files looked at for viruses. Until there is a verdict nobody opens them; without a scanner that answers they wait.</summary>
public sealed class ScanJob(IDbContextFactory<WorkspaceDb> databases, IServiceScopeFactory scopes, IFileStore store, Clamd clamd, Post post, FileBell bell, ILogger<ScanJob> log) : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private const int AtOnce = 50;

    /// <summary>How many got their verdict.</summary>
    public async Task<int> ScanWaitingAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var waiting = await db.Set<FileVersion>().AsNoTracking().Where(v => v.Scan == ScanState.Waiting).OrderBy(v => v.At).Take(AtOnce).ToListAsync(ct);
        foreach (var version in waiting)
        {
            await ScanAsync(version, ct);
        }

        return waiting.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (clamd.IsSet && !stoppingToken.IsCancellationRequested)
        {
            var next = bell.WaitAsync(Longest, stoppingToken);
            try
            {
                while (await ScanWaitingAsync(stoppingToken) == AtOnce)
                {
                }
            }
            catch (Exception error) when (error is IOException or SocketException or OperationCanceledException && !stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("The virus scanner gives no verdict ({Why}); new files wait", error.Message);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "New files could not be scanned; they are tried again");
            }

            await next;
        }
    }

    private async Task ScanAsync(FileVersion version, CancellationToken ct)
    {
        string? virus;
        await using (var bytes = await store.OpenAsync(version.Blob, version.Size, ct))
        {
            virus = await clamd.ScanAsync(bytes, ct);
        }

        await using var scope = scopes.CreateAsyncScope();
        await using var visit = await scope.ServiceProvider.GetRequiredService<SpaceAccess>().EnterAsHouseAsync(version.SpaceId, ct);
        var now = await visit.FindAsync<FileVersion>(version.Id, ct);
        if (now.Scan != ScanState.Waiting)
        {
            return; // another server was faster
        }

        if (virus is null)
        {
            now.Pass();
        }
        else
        {
            now.Condemn(virus);
            log.LogWarning("A virus was found in an upload: {Virus}", virus);
        }

        var file = await visit.FindAsync<SpaceFile>(now.FileId, ct);
        if (virus is not null)
        {
            visit.Platform<Letter>().Add(Tell(visit, file, now));
        }

        visit.Record(FileEvents.Scanned, await scope.ServiceProvider.GetRequiredService<FileDoor>().PageAsync(visit, file.On, ct), new { file = file.Id, tool = file.Tool, found = virus is not null });
        try
        {
            await visit.SaveAsync(ct);
        }
        catch (Refusal refusal) when (refusal.Kind == RefusalKind.Conflict)
        {
            return; // another server was faster; what still waits is looked at again
        }

        if (virus is not null)
        {
            await store.DeleteAsync(version.Blob, ct);
        }

        bell.Ring();
    }

    // Whoever sent it has long been answered by then.
    private Letter Tell(Visit visit, SpaceFile file, FileVersion version) => post.Write(visit.OrganisationId, "virus", Recipient.Of(version.ById), new Message(
        $"A virus was found in “{version.Name}”", [$"You attached “{version.Name}” in {visit.SpaceName}. The virus scanner found {version.Virus} in it, so its content was taken away, and nobody can open it.", "Delete the file, or send a clean version. Look at the device that it came from too."],
        "Look at the file", FileAddresses.ToFile(visit.SpaceId, file.Id)), visit.Now, terms: new(visit.SpaceId, file.Id, $"virus-{version.Id:N}"));
}
