using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Workspace.Spaces;

namespace Workspace.Data;

/// <summary>Turns what a database says into what a person can be told.</summary>
public static class Refusals
{
    private const int SqliteBusy = 5, SqliteLocked = 6, SqliteReadOnly = 8, SqliteIoError = 10, SqliteFull = 13, SqliteConstraint = 19;

    public static Refusal Stopping() => Refusal.Unavailable("The server is restarting. Nothing was saved; try again in a moment.");

    /// <summary>The refusal that stands for the error, or the error itself where it is a fault of ours.</summary>
    public static Exception From(Exception error) => error switch
    {
        Refusal => error,
        DbUpdateConcurrencyException => Refusal.Conflict("Somebody else changed this while you were writing. Look at both versions before you save."),
        _ => Cause(error) switch
        {
            SqliteException { SqliteErrorCode: SqliteFull or SqliteIoError or SqliteReadOnly } => NoRoom(),
            SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } => Refusal.Unavailable("The database is busy. Nothing was saved; try again in a moment."),
            SqliteException { SqliteErrorCode: SqliteConstraint, SqliteExtendedErrorCode: 1555 or 2067 } or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => Refusal.Conflict("Somebody else did this a moment before you. Look again before you save."),
            PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => Refusal.Conflict("Somebody else changed this at the same moment. Try again."),
            PostgresException { SqlState: PostgresErrorCodes.DiskFull or PostgresErrorCodes.ReadOnlySqlTransaction } => NoRoom(),
            NpgsqlException { IsTransient: true } => Refusal.Unavailable("The database does not answer. Nothing was saved; try again in a moment."),
            _ => error,
        },
    };

    private static Refusal NoRoom() => Refusal.Unavailable("The server cannot store anything at the moment, because its disk is full or read-only. Nothing was saved; your text is still here. Tell your administrator.");

    // Entity Framework wraps what the database said, once or twice.
    private static Exception Cause(Exception error)
    {
        for (var inner = error; inner is not null; inner = inner.InnerException)
        {
            if (inner is DbException)
            {
                return inner;
            }
        }

        return error;
    }
}
