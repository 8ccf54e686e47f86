using Microsoft.EntityFrameworkCore;
using Workspace.Data;

namespace Workspace.Live.Between;

/// <summary>
/// Servers on one PostgreSQL database tell each other that there is something to read. A notification is only a hint: what happened is read
/// from the event table, and read every two seconds without one. So a lost, doubled, late or forged notification changes nothing.
/// </summary>
public sealed class Relay : BackgroundService
{
    private const string Channel = "workspace_events";
    private const int Portion = 500;

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    private readonly IDbContextFactory<WorkspaceDb> _databases;
    private readonly NotifyChannel _channel;
    private readonly Committed _committed;
    private readonly LiveVersion _version;
    private readonly Bell _written = new();
    private readonly string _me = Guid.CreateVersion7().ToString("N");
    private long _read;

    public Relay(IDbContextFactory<WorkspaceDb> databases, NotifyChannel channel, Committed committed, LiveVersion version)
    {
        (_databases, _channel, _committed, _version) = (databases, channel, committed, version);
        _committed.Written += _written.Ring;
    }

    public override void Dispose()
    {
        _committed.Written -= _written.Ring;
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await _channel.UntilItWorksAsync(async () => _version.Reach(_read = await HorizonAsync(stoppingToken)), stoppingToken);
        await Task.WhenAll(TellAsync(stoppingToken), _channel.ListenAsync(Channel, HearAsync, stoppingToken, ReadMissedAsync));
    }

    // After the commit and in a transaction of its own: a notification inside the write's would make all writers queue.
    private async Task TellAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await _written.WaitAsync(Timeout.InfiniteTimeSpan, ct);
            await _channel.UntilItWorksAsync(TellOnceAsync, ct);
            await Task.Delay(Breath, ct);
        }

        async Task TellOnceAsync()
        {
            await _channel.NotifyAsync(Channel, [_me], ct);
            _version.Reach(await HorizonAsync(ct));
        }
    }

    private Task HearAsync(string payload, CancellationToken ct) => payload == _me ? Task.CompletedTask : ReadMissedAsync(ct);

    private async Task<long> HorizonAsync(CancellationToken ct)
    {
        await using var db = await _databases.CreateDbContextAsync(ct);
        return await Horizon.ReadAsync(db, ct);
    }

    private async Task ReadMissedAsync(CancellationToken ct)
    {
        await using var db = await _databases.CreateDbContextAsync(ct);
        var until = await Horizon.ReadAsync(db, ct);
        await foreach (var portion in Horizon.Between(db, _read, until).OrderBy(e => e.Id).AsAsyncEnumerable().Chunk(Portion).WithCancellation(ct))
        {
            _committed.Relay(portion);
        }

        _read = until;
        _version.Reach(until);
    }
}
