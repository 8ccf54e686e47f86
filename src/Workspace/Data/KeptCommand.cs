using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Workspace.Data;

/// <summary>Borrows the prepared command of its text from the connection; what failed is not given back.</summary>
internal sealed class KeptCommand(KeptConnection connection) : DbCommand
{
    private SqliteCommand? _inner;
    private bool _failed;

    [AllowNull]
    public override string CommandText
    {
        get => _inner?.CommandText ?? "";
        set
        {
            GiveBack();
            _inner = string.IsNullOrEmpty(value) ? null : connection.Take(value);
        }
    }

    public override int CommandTimeout { get => connection.DefaultTimeout; set { } } // the one wait of the connection string
    public override CommandType CommandType { get => CommandType.Text; set => Inner.CommandType = value; }
    public override bool DesignTimeVisible { get; set; }
    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get => connection; set => throw new NotSupportedException(); }
    protected override DbParameterCollection DbParameterCollection => Inner.Parameters;
    protected override DbTransaction? DbTransaction { get; set; } // transactions are begun and ended by the writer, in words

    private SqliteCommand Inner => _inner ?? throw new InvalidOperationException("The command has no text.");

    public override void Cancel()
    {
    }

    public override void Prepare() => Try(Inner, static inner => { inner.Prepare(); return 0; });

    public override int ExecuteNonQuery() => Try(Inner, static inner => inner.ExecuteNonQuery());

    public override object? ExecuteScalar() => Try(Inner, static inner => inner.ExecuteScalar());

    protected override DbParameter CreateDbParameter() => new SqliteParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Try((Inner, behavior), static inner => inner.Inner.ExecuteReader(inner.behavior));

    protected override Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(ExecuteDbDataReader(behavior));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            GiveBack();
        }

        base.Dispose(disposing);
    }

    private void GiveBack()
    {
        if (_inner is { } inner)
        {
            _inner = null;
            inner.Parameters.Clear();
            if (_failed)
            {
                inner.Dispose();
            }
            else
            {
                connection.Keep(inner);
            }
        }
    }

    private T Try<TState, T>(TState state, Func<TState, T> act)
    {
        try
        {
            return act(state);
        }
        catch
        {
            _failed = true;
            throw;
        }
    }
}
