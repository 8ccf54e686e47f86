using System.Net.WebSockets;
using System.Text;

namespace Workspace.Bench.Revocation;

/// <summary>A text that is open in somebody's editor, until they are told that they may not read it any more or the connection is cut.</summary>
internal sealed class OpenText : IAsyncDisposable
{
    private const char End = '\u001e';
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly ClientWebSocket _socket = new();
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously), _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;

    /// <summary>Ends when the right has.</summary>
    public Task Over => _over.Task;

    public static async Task<OpenText> OpenAsync(Uri server, string cookie, Guid text)
    {
        var open = new OpenText();
        open._socket.Options.SetRequestHeader("Cookie", cookie);
        open._socket.Options.SetRequestHeader("Origin", server.GetLeftPart(UriPartial.Authority));
        await open._socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/live/texts" }.Uri, default);
        await open.SendAsync("""{"protocol":"json","version":1}""");
        open._reading = open.ReadAsync();
        await open.SendAsync($$"""{"type":1,"target":"Open","arguments":["{{text}}",-1,"reader-of-the-bench"]}""");
        await open._opened.Task.WaitAsync(Patience);
        return open;
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
    }

    private Task SendAsync(string message) => _socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, endOfMessage: true, default);

    private async Task ReadAsync()
    {
        var (buffer, text) = (new byte[16 * 1024], new StringBuilder());
        try
        {
            while (await _socket.ReceiveAsync(buffer, default) is { MessageType: not WebSocketMessageType.Close } read)
            {
                text.Append(Encoding.UTF8.GetString(buffer, 0, read.Count));
                if (read.EndOfMessage)
                {
                    Take(text.ToString());
                    text.Clear();
                }
            }
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // cut
        }

        _over.TrySetResult();
    }

    private void Take(string message)
    {
        if (message.Contains("\"target\":\"opened\"", StringComparison.Ordinal)) _opened.TrySetResult();
        if (message.Contains("\"target\":\"closed\"", StringComparison.Ordinal)) _opened.TrySetException(new InvalidOperationException(message));
        if (message.Contains("\"target\":\"right\"", StringComparison.Ordinal) && message.Contains("\"right\":\"none\"", StringComparison.Ordinal)) _over.TrySetResult();
    }
}
