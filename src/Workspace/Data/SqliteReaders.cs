using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Workspace.Data;

/// <summary>Gives each context a reading connection that stays open with it.</summary>
internal sealed class SqliteReaders(DatabaseSettings settings) : DbConnectionInterceptor
{
    public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result)
    {
        var connection = new KeptConnection(settings.SqliteReading);
        connection.Open();
        connection.Run("pragma trusted_schema = off");
        connection.Run("pragma mmap_size = 268435456");
        return InterceptionResult<DbConnection>.SuppressWithResult(connection);
    }
}
