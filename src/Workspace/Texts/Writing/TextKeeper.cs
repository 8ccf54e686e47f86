using Workspace.Activity;
using Workspace.Data;
using Workspace.Live;

namespace Workspace.Texts.Writing;

/// <summary>
/// Reads again what everybody at an open text may do: every two seconds, and at once when somebody's rights may have changed. So whoever may
/// not read any more hears nothing more within five seconds, though they keep quiet themselves.
/// </summary>
internal sealed class TextKeeper : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private readonly TextSessions _sessions;
    private readonly TextStore _store;
    private readonly Committed _committed;
    private readonly ILogger<TextKeeper> _log;
    private readonly Bell _hurry = new();

    public TextKeeper(TextSessions sessions, TextStore store, Committed committed, ILogger<TextKeeper> log)
    {
        (_sessions, _store, _committed, _log) = (sessions, store, committed, log);
        _committed.Heard += Hear;
    }

    /// <summary>After the browsers' connections and before the writer: what people have sent is stored first.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await _sessions.StopAsync().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public override void Dispose()
    {
        _committed.Heard -= Hear;
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await _hurry.WaitAsync(Every, stoppingToken);
            foreach (var session in _sessions.All())
            {
                await TryAsync(session, stoppingToken);
            }

            _sessions.Sweep();
        }
    }

    // On the writer's thread: it only takes note.
    private void Hear(IReadOnlyList<Event> events)
    {
        if (events.Any(e => OfficeEvents.MayChangeRights(e) || OfficeEvents.ChangesSpace(e)))
        {
            _hurry.Ring();
        }
    }

    private async Task TryAsync(TextSession session, CancellationToken ct)
    {
        try
        {
            var callers = session.Readers.Select(r => r.Caller).Distinct().ToArray();
            if (callers.Length == 0)
            {
                return;
            }

            if (await _store.StandingsAsync(session.Text.Id, callers, ct) is { } standings)
            {
                session.Learn(standings);
            }
            else
            {
                session.End();
            }
        }
        catch (Exception error) when (!ct.IsCancellationRequested || error is not OperationCanceledException)
        {
            _log.LogError(error, "Rights at an open text could not be read again; they are read again shortly");
        }
    }
}
