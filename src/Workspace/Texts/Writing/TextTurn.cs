using Workspace.Spaces;

namespace Workspace.Texts.Writing;

/// <summary>
/// The turn of one text: takes everything that waits, carries each batch over those before it, stores them in one transaction, and only then lets
/// anybody know. It never waits for a browser.
/// </summary>
internal sealed class TextTurn(TextSession session, TextStore store, TimeProvider clock, ILogger log)
{
    private const int MostAtOnce = 500, MostTries = 20;

    private readonly Lock _lock = new();
    private readonly List<Batch> _waiting = [];
    private long _flushed;
    private TaskCompletionSource? _ended;
    private bool _running, _look, _stopped;

    public bool IsIdle
    {
        get
        {
            lock (_lock)
            {
                return !_running;
            }
        }
    }

    public void Put(Batch batch) => Start(() => _waiting.Add(batch));

    /// <summary>Another server may have written: look, in turn.</summary>
    public void Look() => Start(() => _look = true);

    /// <summary>Takes nothing more, and ends when what is under way is stored: the server stops. Browsers send again what was not acknowledged.</summary>
    public Task StopAsync()
    {
        lock (_lock)
        {
            _stopped = true;
            return _running ? (_ended ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task : Task.CompletedTask;
        }
    }

    private void Start(Action put)
    {
        lock (_lock)
        {
            put();
            if (_stopped && !_running)
            {
                Refuse(_waiting);
                _waiting.Clear();
            }

            if (_running || _stopped)
            {
                return;
            }

            _running = true;
        }

        using (ExecutionContext.SuppressFlow()) // the turn is everybody's, whoever began it
        {
            _ = RunAsync(); // as far as the writer on this thread: handing it to another costs more
        }
    }

    // Nothing may escape: whoever waits for this turn would wait for ever.
    private async Task RunAsync()
    {
        while (Take() is { } batches)
        {
            try
            {
                await RunAsync(batches);
            }
            catch (Exception error)
            {
                log.LogError(error, "The turn of text {TextId} failed; it goes on", session.Text.Id);
            }
        }
    }

    private async Task RunAsync(List<Batch> batches)
    {
        if (session.IsBehind)
        {
            await TryAsync([], session.CatchUpAsync);
        }

        if (batches.Count > 0)
        {
            await TryAsync(batches, () => FlushAsync(batches));
        }

        await PaceAsync();
    }

    // A frame for each reader is the dearest part: where many read, a little more gathers in each.
    private async Task PaceAsync()
    {
        var left = session.Gap - clock.GetElapsedTime(_flushed);
        if (left > TimeSpan.FromMilliseconds(1))
        {
            await Task.Delay(left);
        }

        _flushed = clock.GetTimestamp();
    }

    // Null where nothing is to be done: the turn is over.
    private List<Batch>? Take()
    {
        lock (_lock)
        {
            var taken = _waiting.GetRange(0, Math.Min(MostAtOnce, _waiting.Count));
            _waiting.RemoveRange(0, taken.Count);
            (_running, _look) = (!_stopped && (taken.Count > 0 || _look), false);
            if (!_running)
            {
                Refuse(taken);
                _ended?.TrySetResult();
            }

            return _running ? taken : null;
        }
    }

    private void Refuse(List<Batch> batches) => session.Refuse(batches, "busy", "The server is restarting. Your text is safe on this page; it is sent again.");

    private async Task TryAsync(List<Batch> batches, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception error)
        {
            log.LogError(error, "Text {TextId} could not take in {Count} batches", session.Text.Id, batches.Count);
            session.Refuse(batches, "busy", "Something went wrong on the server. Your text is safe on this page; it is sent again.");
        }
    }

    private async Task FlushAsync(List<Batch> batches)
    {
        await session.ReadRightsAsync(batches);
        for (var tries = 0; tries < MostTries; tries++)
        {
            var draft = session.Draft(batches);
            try
            {
                if (draft.Made.Count > 0)
                {
                    await store.AppendAsync(session.Text, draft.Made, session.Edited(draft.Made));
                }

                session.Settle(draft);
                return;
            }
            catch (RightsEnded ended)
            {
                session.Learn(ended.Standings);
            }
            catch (Exception error) when (error is TextMoved or Refusal { Kind: RefusalKind.Conflict })
            {
                await session.CatchUpAsync();
            }
            catch (TextGone)
            {
                session.End();
                session.Refuse(batches, "right", "This text was removed. What you wrote is still on this page: copy what you need.");
                return;
            }
            catch (Refusal refusal)
            {
                session.Refuse(batches, "busy", refusal.Message);
                return;
            }
        }

        session.Refuse(batches, "busy", "Many people are writing this at once on several servers. Your text is safe on this page; it is sent again.");
    }
}
