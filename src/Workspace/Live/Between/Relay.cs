using Microsoft.EntityFrameworkCore;
using Npgsql;
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

    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(2), Breath = TimeSpan.FromMilliseconds(20), Retry = TimeSpan.FromSeconds(1);

    private readonly IDbContextFactory<WorkspaceDb> _databases;
    private readonly DatabaseSettings _settings;
    private readonly Committed _committed;
    private readonly LiveVersion _version;
    private readonly ILogger<Relay> _log;
    private readonly SemaphoreSlim _written = new(0);
    private readonly string _me = Guid.CreateVersion7().ToString("N");
    private long _read;

    public Relay(IDbContextFactory<WorkspaceDb> databases, DatabaseSettings settings, Committed committed, LiveVersion version, ILogger<Relay> log)
    {
        (_databases, _settings, _committed, _version, _log) = (databases, settings, committed, version, log);
        _committed.Written += Written;
    }

    public override void Dispose()
    {
        _committed.Written -= Written;
        _written.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await UntilItWorksAsync(StartAsync, stoppingToken);
        await Task.WhenAll(TellAsync(stoppingToken), ListenAsync(stoppingToken));

        async Task StartAsync()
        {
            await using var db = await _databases.CreateDbContextAsync(stoppingToken);
            _version.Reach(_read = await Horizon.ReadAsync(db, stoppingToken));
        }
    }

    private void Written()
    {
        if (_written.CurrentCount == 0)
        {
            _written.Release();
        }
    }

    // After the commit and in a transaction of its own: a notification inside the write's would make all writers queue.
    private async Task TellAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await _written.WaitAsync(ct);
            await UntilItWorksAsync(NotifyAsync, ct);
            await Task.Delay(Breath, ct);
        }

        async Task NotifyAsync()
        {
            await using var db = await _databases.CreateDbContextAsync(ct);
            await db.Database.ExecuteSqlAsync($"select pg_notify({Channel}, {_me})", ct);
            _version.Reach(await Horizon.ReadAsync(db, ct));
        }
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await UntilItWorksAsync(HearAsync, ct);
        }

        async Task HearAsync()
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_settings.Postgres) { Pooling = false, KeepAlive = 10 }.ToString());
            var others = false;
            connection.Notification += (_, told) => others |= told.Payload != _me;
            await connection.OpenAsync(ct);
            await using (var listen = new NpgsqlCommand($"listen {Channel}", connection))
            {
                await listen.ExecuteNonQueryAsync(ct);
            }

            while (true)
            {
                await ReadMissedAsync(ct);
                others = false;
                while (!others && await connection.WaitAsync(Sweep, ct))
                {
                    // our own notifications wake nobody
                }
            }
        }
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

    private async Task UntilItWorksAsync(Func<Task> act, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await act();
                return;
            }
            catch (Exception error) when (error is NpgsqlException or InvalidOperationException or IOException && !ct.IsCancellationRequested)
            {
                _log.LogWarning(error, "The database does not answer; other servers are heard again when it does");
                await Task.Delay(Retry, ct);
            }
        }
    }
}
