using Microsoft.EntityFrameworkCore;
using Npgsql;
using Workspace.Data;

namespace Workspace.Live.Between;

/// <summary>PostgreSQL's notifications: told in transactions of their own, heard on a connection of their own, taken up again when the database is back.</summary>
public sealed class NotifyChannel(IDbContextFactory<WorkspaceDb> databases, DatabaseSettings settings, TimeProvider clock, ILogger<NotifyChannel> log)
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1), Sweep = TimeSpan.FromSeconds(2);

    public async Task NotifyAsync(string channel, IReadOnlyCollection<string> payloads, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var all = payloads.ToArray();
        await db.Database.ExecuteSqlAsync($"select pg_notify({channel}, payload) from unnest({all}) payload", ct);
    }

    /// <summary>Hears every payload until stopped. <paramref name="sweep"/> runs at the start, after each loss of the connection, and every two seconds.</summary>
    public async Task ListenAsync(string channel, Func<string, CancellationToken, Task> hear, CancellationToken ct, Func<CancellationToken, Task>? sweep = null)
    {
        while (!ct.IsCancellationRequested)
        {
            await UntilItWorksAsync(() => HearAsync(channel, hear, sweep, ct), ct);
        }
    }

    public async Task UntilItWorksAsync(Func<Task> act, CancellationToken ct)
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
                log.LogWarning(error, "The database does not answer; other servers are heard again when it does");
                await Task.Delay(Retry, ct);
            }
        }
    }

    private async Task HearAsync(string channel, Func<string, CancellationToken, Task> hear, Func<CancellationToken, Task>? sweep, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(settings.Postgres) { Pooling = false, KeepAlive = 10 }.ToString());
        var heard = new Queue<string>();
        connection.Notification += (_, told) => heard.Enqueue(told.Payload);
        await connection.OpenAsync(ct);
        await using (var listen = new NpgsqlCommand($"listen {channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(ct);
        }

        for (long? swept = null; ;)
        {
            if (sweep is not null && (swept is null || clock.GetElapsedTime(swept.Value) >= Sweep))
            {
                swept = clock.GetTimestamp();
                await sweep(ct);
            }

            await connection.WaitAsync(Sweep, ct);
            while (heard.TryDequeue(out var payload))
            {
                await hear(payload, ct);
            }
        }
    }
}
