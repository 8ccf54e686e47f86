using System.Threading.Channels;
using Workspace.Live;
using Workspace.Prose;
using Workspace.Spaces;

namespace Workspace.Texts.Writing;

/// <summary>
/// What follows when a text has changed, a moment later: pages that show it look again, its tool hears of it, a snapshot is stored.
/// None of it holds up the writing.
/// </summary>
internal sealed class TextEcho(IServiceScopeFactory scopes, OpenPages pages, TimeProvider clock, ILogger<TextEcho> log) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500), Quiet = TimeSpan.FromSeconds(2), Longest = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, Noted> _changed = [];
    private readonly Channel<(Guid TextId, int Version, Node Doc)> _snapshots = Channel.CreateUnbounded<(Guid, int, Node)>();

    /// <summary>For telling other servers; on the thread of the turn.</summary>
    public event Action<Guid, int>? Wrote;

    /// <summary>The text has changed; <paramref name="wrote"/> where this server wrote it.</summary>
    public void Changed(Guid textId, bool wrote, int version = 0)
    {
        lock (_lock)
        {
            var now = clock.GetTimestamp();
            var before = _changed.GetValueOrDefault(textId);
            _changed[textId] = new(before?.First ?? now, now, wrote || before?.Wrote == true);
        }

        if (wrote)
        {
            Wrote?.Invoke(textId, version);
        }
    }

    public void Snapshot(Guid textId, int version, Node doc) => _snapshots.Writer.TryWrite((textId, version, doc));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(EchoAsync(stoppingToken), SnapshotsAsync(stoppingToken));

    private async Task EchoAsync(CancellationToken ct)
    {
        await TryAsync(async news =>
        {
            foreach (var textId in await news.UntoldAsync(ct))
            {
                Changed(textId, wrote: true); // what a crash swallowed
            }
        }, ct);

        using var timer = new PeriodicTimer(Tick);
        while (await timer.WaitForNextTickAsync(ct))
        {
            foreach (var (textId, wrote) in Due())
            {
                await TryAsync(news => TellAsync(news, textId, wrote, ct), ct);
            }
        }
    }

    private async Task SnapshotsAsync(CancellationToken ct)
    {
        await foreach (var (textId, version, doc) in _snapshots.Reader.ReadAllAsync(ct))
        {
            await TryAsync(news => news.SnapshotAsync(textId, version, doc, ct), ct);
        }
    }

    private List<(Guid TextId, bool Wrote)> Due()
    {
        lock (_lock)
        {
            var due = _changed.Where(c => clock.GetElapsedTime(c.Value.Last) >= Quiet || clock.GetElapsedTime(c.Value.First) >= Longest).Select(c => (c.Key, c.Value.Wrote)).ToList();
            due.ForEach(text => _changed.Remove(text.Key));
            return due;
        }
    }

    private async Task TellAsync(TextNews news, Guid textId, bool wrote, CancellationToken ct)
    {
        if (await news.ReadAsync(textId, ct) is not { } text)
        {
            return;
        }

        pages.Tell(text.ThingId, text.SpaceId);
        if (wrote)
        {
            await news.TellOwnerAsync(text, ct);
        }
    }

    private async Task TryAsync(Func<TextNews, Task> act, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await act(scope.ServiceProvider.GetRequiredService<TextNews>());
        }
        catch (Refusal refusal)
        {
            log.LogWarning("What follows from a changed text waits: {Why}", refusal.Message);
        }
        catch (Exception error) when (error is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            log.LogError(error, "What follows from a changed text could not be done");
        }
    }

    private sealed record Noted(long First, long Last, bool Wrote);
}
