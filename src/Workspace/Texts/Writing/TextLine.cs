using Microsoft.AspNetCore.SignalR;

namespace Workspace.Texts.Writing;

/// <summary>
/// What waits to be sent to one browser, in order. Nobody waits for it: a browser that does not read is cut off when too much has gathered,
/// and catches up by version when it comes back.
/// </summary>
internal sealed class TextLine(HubConnectionContext connection)
{
    private const int MostFrames = 1_000, MostBytes = 8 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Queue<Frame> _waiting = [];
    private long _bytes;
    private bool _sending, _cut;

    public string Id => connection.ConnectionId;

    public void Put(Frame frame)
    {
        lock (_lock)
        {
            if (_cut)
            {
                return;
            }

            _waiting.Enqueue(frame);
            _bytes += frame.Bytes;
            if (_waiting.Count > MostFrames || (_bytes > MostBytes && _waiting.Count > 1))
            {
                Cut();
                return;
            }

            if (_sending)
            {
                return;
            }

            _sending = true;
        }

        _ = SendAsync(); // only as far as the buffer of the connection; what does not fit waits without a thread
    }

    private async Task SendAsync()
    {
        try
        {
            while (Next() is { } frame)
            {
                await connection.WriteAsync(frame.Message, connection.ConnectionAborted);
            }
        }
        catch (Exception)
        {
            lock (_lock)
            {
                Cut(); // the connection is broken; the browser comes back and asks for what it missed
            }
        }
    }

    private Frame? Next()
    {
        lock (_lock)
        {
            if (_cut || !_waiting.TryDequeue(out var frame))
            {
                _sending = false;
                return null;
            }

            _bytes -= frame.Bytes;
            return frame;
        }
    }

    // Somebody else's turn may be at work here: a connection that is gone already must not disturb it.
    private void Cut()
    {
        _cut = true;
        _waiting.Clear();
        try
        {
            connection.Abort();
        }
        catch (ObjectDisposedException)
        {
            // cut already
        }
    }
}
