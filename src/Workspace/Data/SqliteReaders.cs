using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Workspace.Data;

/// <summary>Gives each context a reading connection that stays open with it, and closes what is open when the server ends.</summary>
internal sealed class SqliteReaders(DatabaseSettings settings) : DbConnectionInterceptor, IDisposable
{
    private readonly ConcurrentDictionary<DbConnection, bool> _open = [];

    public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result)
    {
        var connection = new KeptConnection(settings.SqliteReading);
        connection.Open();
        connection.Run("pragma trusted_schema = off");
        connection.Run("pragma mmap_size = 268435456");
        _open[connection] = true;
        return InterceptionResult<DbConnection>.SuppressWithResult(connection);
    }

    public override void ConnectionDisposed(DbConnection connection, ConnectionEndEventData eventData) => _open.TryRemove(connection, out _);

    public override Task ConnectionDisposedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        _open.TryRemove(connection, out _);
        return Task.CompletedTask;
    }

    // The last connection that closes brings the journal into the file: a copy of the file alone is then whole.
    public void Dispose()
    {
        foreach (var connection in _open.Keys)
        {
            connection.Dispose();
        }
    }
}
