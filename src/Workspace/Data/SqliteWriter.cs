using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Workspace.Activity;

namespace Workspace.Data;

/// <summary>One thread and one connection write for everybody; all that wait are committed together by one fsync.</summary>
public sealed class SqliteWriter(DatabaseSettings settings, Committed committed) : IWriter, IHostedService, IDisposable
{
    private const int MaxBatch = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(DatabaseSettings.SqliteTimeout);

    private readonly Channel<Write> _queue = Channel.CreateUnbounded<Write>(new() { SingleReader = true });
    private readonly SqliteConnection _connection = new(settings.SqliteWriting);
    private readonly Lock _starting = new();
    private Thread? _thread;

    public async Task SaveAsync(WorkspaceDb db, Func<WorkspaceDb, CancellationToken, Task>? check, CancellationToken ct = default)
    {
        Start();
        ct.ThrowIfCancellationRequested(); // once queued, a write is carried out whatever becomes of its caller
        await db.Database.CloseConnectionAsync();
        var write = new Write(db, check);
        if (!_queue.Writer.TryWrite(write))
        {
            throw Refusals.Stopping();
        }

        await write.Done.Task;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        _thread?.Join(TimeSpan.FromSeconds(20));
        return Task.CompletedTask;
    }

    public void Dispose() => _connection.Dispose();

    private void Start()
    {
        lock (_starting)
        {
            if (_thread is null)
            {
                _connection.Open();
                SqliteRules.Enforce(_connection);
                _thread = new Thread(Run) { Name = "writer", IsBackground = true };
                _thread.Start();
            }
        }
    }

    private void Run()
    {
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            var batch = new List<Write>();
            try
            {
                Commit(batch);
            }
            catch (Exception error)
            {
                // Nothing of the batch was committed: every author is told so. Where it could not even begin, those are who have waited for long.
                while (_queue.Reader.TryPeek(out var next) && (batch.Count == 0 || next.Waited >= Patience / 2) && _queue.Reader.TryRead(out next))
                {
                    batch.Add(next);
                }

                foreach (var write in batch)
                {
                    write.Done.TrySetException(Refusals.From(error));
                }

                continue;
            }

            committed.Publish(batch.SelectMany(write => write.Events));
            foreach (var write in batch)
            {
                write.Done.TrySetResult();
            }
        }
    }

    private void Commit(List<Write> batch)
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        while (batch.Count < MaxBatch && _queue.Reader.TryRead(out var write))
        {
            if (Apply(write, transaction))
            {
                batch.Add(write);
            }
        }

        transaction.Commit();
    }

    private bool Apply(Write write, SqliteTransaction transaction)
    {
        var own = write.Db.Database.GetDbConnection();
        Exception? refused = null;
        try
        {
            write.Db.Database.SetDbConnection(_connection);
            write.Db.Database.UseTransaction(transaction);
            write.Check?.Invoke(write.Db, CancellationToken.None).GetAwaiter().GetResult(); // SQLite answers on this thread
            write.Events = Committed.Added(write.Db);
            write.Db.SaveNow();
        }
        catch (Exception error)
        {
            refused = Refusals.From(error);
        }
        finally
        {
            write.Db.Database.UseTransaction(null);
            write.Db.Database.SetDbConnection(own, contextOwnsConnection: true);
        }

        if (refused is not null)
        {
            write.Done.TrySetException(refused); // from here on its author may dispose of the context
            ThrowIfUndone(refused);
        }

        return refused is null;
    }

    /// <summary>A disk that is full or broken may make SQLite undo the whole transaction: then the others of the batch are not saved either.</summary>
    private void ThrowIfUndone(Exception cause)
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) != 0)
        {
            throw cause;
        }
    }

    private sealed record Write(WorkspaceDb Db, Func<WorkspaceDb, CancellationToken, Task>? Check)
    {
        private readonly long _since = Stopwatch.GetTimestamp();

        public TimeSpan Waited => Stopwatch.GetElapsedTime(_since);
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public IReadOnlyList<Event> Events { get; set; } = [];
    }
}
