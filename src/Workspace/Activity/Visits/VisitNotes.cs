using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Spaces;

namespace Workspace.Activity.Visits;

/// <summary>Notes who looked at which space, behind the pages' backs: one row every few minutes at most, and never in the way of a page.</summary>
public sealed class VisitNotes(IDbContextFactory<WorkspaceDb> databases, TimeProvider clock, ILogger<VisitNotes> log) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(5);
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<(Guid Person, Guid Space), DateTimeOffset> _noted = [];
    private readonly Channel<Seen> _queue = Channel.CreateBounded<Seen>(new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Note(Guid personId, Guid spaceId)
    {
        var now = clock.GetUtcNow();
        if (_noted.TryGetValue((personId, spaceId), out var last) && now - last < Every)
        {
            return;
        }

        if (_noted.Count >= Most)
        {
            _noted.Clear();
        }

        _noted[(personId, spaceId)] = now;
        _queue.Writer.TryWrite(new(personId, spaceId, now));
    }

    /// <summary>Writes down what waits; answers how many rows that were.</summary>
    public async Task<int> WriteAsync(CancellationToken ct = default)
    {
        var written = 0;
        while (_queue.Reader.TryRead(out var seen))
        {
            written += await WriteAsync(seen, ct);
        }

        return written;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _queue.Reader.WaitToReadAsync(stoppingToken))
        {
            await WriteAsync(stoppingToken);
        }
    }

    private async Task<int> WriteAsync(Seen seen, CancellationToken ct)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(ct);
            if (await db.Set<Membership>().FirstOrDefaultAsync(m => m.SpaceId == seen.SpaceId && m.PersonId == seen.PersonId && m.LeftAt == null, ct) is not { } membership)
            {
                return 0;
            }

            membership.See(seen.At);
            await db.SaveChangesAsync(ct);
            return 1;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogWarning(error, "A visit could not be noted"); // the next page of the visit notes it again
            return 0;
        }
    }

    private sealed record Seen(Guid PersonId, Guid SpaceId, DateTimeOffset At);
}
