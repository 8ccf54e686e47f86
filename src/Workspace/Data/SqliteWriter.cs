using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;
using Workspace.Activity;

namespace Workspace.Data;

/// <summary>One thread and one connection write for everybody; all that wait are committed together by one fsync.</summary>
public sealed class SqliteWriter(DatabaseSettings settings, Committed committed) : IWriter, IHostedService, IDisposable
{
    private const int MaxBatch = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(DatabaseSettings.SqliteTimeout);

    private readonly Channel<Write> _queue = Channel.CreateUnbounded<Write>(new() { SingleReader = true, AllowSynchronousContinuations = true });
    private readonly KeptConnection _connection = new(settings.SqliteWriting);
    private readonly Lock _starting = new();
    private Thread? _thread;

    private bool IsWriting => raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    public async Task SaveAsync(WorkspaceDb db, Func<WorkspaceDb, CancellationToken, Task>? check, CancellationToken ct = default)
    {
        Start();
        ct.ThrowIfCancellationRequested(); // once queued, a write is carried out whatever becomes of its caller
        var write = new Write(db, check is null ? null : AsCaller(check));
        if (!_queue.Writer.TryWrite(write))
        {
            throw Refusals.Stopping();
        }

        await write.Done.Task;
    }

    // The thread that writes is nobody: what is recorded during the check is told of whoever asked, and from where.
    private static Func<WorkspaceDb, CancellationToken, Task> AsCaller(Func<WorkspaceDb, CancellationToken, Task> check)
    {
        if (ExecutionContext.Capture() is not { } caller)
        {
            return check;
        }

        return (db, ct) =>
        {
            Task? checking = null;
            ExecutionContext.Run(caller, _ => checking = check(db, ct), null);
            return checking!;
        };
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
                Fail(batch, Refusals.From(error));
                continue;
            }

            committed.Publish(batch.SelectMany(write => write.Events));
            foreach (var write in batch)
            {
                Answer(write, write.Refused);
            }
        }
    }

    private void Commit(List<Write> batch)
    {
        _connection.Run("begin immediate");
        while (batch.Count < MaxBatch && _queue.Reader.TryRead(out var write))
        {
            batch.Add(write);
            write.Refused = Apply(write); // told after the commit: what it was refused for can be read by then
        }

        _connection.Run("commit");
    }

    // Nothing of the batch was committed: every author is told so. Where it could not even begin, those are who have waited for long.
    private void Fail(List<Write> batch, Exception refused)
    {
        if (IsWriting)
        {
            _connection.Run("rollback");
        }

        while (_queue.Reader.TryPeek(out var next) && (batch.Count == 0 || next.Waited >= Patience / 2) && _queue.Reader.TryRead(out next))
        {
            batch.Add(next);
        }

        foreach (var write in batch)
        {
            Answer(write, write.Refused ?? refused);
        }
    }

    // From here on its author may dispose of the context.
    private static void Answer(Write write, Exception? refused)
    {
        if (refused is null)
        {
            write.Done.TrySetResult();
        }
        else
        {
            write.Done.TrySetException(refused);
        }
    }

    private Exception? Apply(Write write)
    {
        var own = (KeptConnection)write.Db.Database.GetDbConnection();
        _connection.Run("savepoint one");
        try
        {
            own.Through = _connection;
            write.Check?.Invoke(write.Db, CancellationToken.None).GetAwaiter().GetResult(); // SQLite answers on this thread
            var events = write.Db.SaveNow();
            _connection.Run("release one");
            write.Events = events;
            return null;
        }
        catch (Exception error) when (IsWriting) // a disk that is full or broken may make SQLite undo the whole transaction: then nobody of the batch is saved
        {
            _connection.Run("rollback to one");
            _connection.Run("release one");
            return Refusals.From(error);
        }
        finally
        {
            own.Through = null;
        }
    }

    private sealed record Write(WorkspaceDb Db, Func<WorkspaceDb, CancellationToken, Task>? Check)
    {
        private readonly long _since = Stopwatch.GetTimestamp();

        public TimeSpan Waited => Stopwatch.GetElapsedTime(_since);
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public IReadOnlyList<Event> Events { get; set; } = [];

        /// <summary>Why this one is not among what the batch commits.</summary>
        public Exception? Refused { get; set; }
    }
}
