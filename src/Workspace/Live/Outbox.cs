using Workspace.Ui.Kit;

namespace Workspace.Live;

/// <summary>
/// What waits to be said to one browser: the latest of each kind, and one on its way. A browser that reads slowly delays nobody;
/// it hears the latest once it has taken what came before.
/// </summary>
public sealed class Outbox(ILiveBrowser browser, Action abort, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private bool _sending, _changed, _around, _ended;
    private PresenceView? _present, _here;
    private long _since;

    public void Changed() => Put(box => box._changed = true);

    public void Around() => Put(box => box._around = true);

    public void Ended() => Put(box => box._ended = true);

    public void Present(PresenceView view) => Put(box => box._present = view);

    public void PresentHere(PresenceView view) => Put(box => box._here = view);

    /// <summary>True where the browser has not taken what was sent to it for this long.</summary>
    public bool IsStuck(TimeSpan patience)
    {
        lock (_lock)
        {
            return _sending && clock.GetElapsedTime(_since) > patience;
        }
    }

    private void Put(Action<Outbox> note)
    {
        lock (_lock)
        {
            note(this);
            if (_sending)
            {
                return;
            }

            _sending = true;
        }

        _ = SendAsync();
    }

    private async Task SendAsync()
    {
        try
        {
            while (Next() is { } send)
            {
                await send(browser);
            }
        }
        catch (Exception)
        {
            abort(); // the connection is broken; the browser comes back and asks what it missed
        }
    }

    private Func<ILiveBrowser, Task>? Next()
    {
        lock (_lock)
        {
            _since = clock.GetTimestamp();
            switch (this)
            {
                case { _ended: true }:
                    _ended = _changed = _around = false;
                    return static to => to.Ended();
                case { _changed: true }:
                    _changed = false;
                    return static to => to.Changed();
                case { _around: true }:
                    _around = false;
                    return static to => to.Around();
                case { _present: { } view }:
                    _present = null;
                    return to => to.Present(view);
                case { _here: { } view }:
                    _here = null;
                    return to => to.PresentHere(view);
                default:
                    _sending = false;
                    return null;
            }
        }
    }
}
