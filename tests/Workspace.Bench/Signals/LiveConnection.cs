using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workspace.Bench.Signals;

/// <summary>One open page as the server sees it: SignalR's JSON protocol over a plain WebSocket.</summary>
public sealed class LiveConnection : IAsyncDisposable
{
    private const byte End = 0x1e;
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _reading = Task.CompletedTask;

    /// <summary>Called on each "changed".</summary>
    public Action Changed { get; set; } = () => { };

    /// <summary>Called when the right to hear has ended.</summary>
    public Action Ended { get; set; } = () => { };

    /// <summary>Ends when the server lets go.</summary>
    public Task Closed => _reading;

    public static async Task<LiveConnection> OpenAsync(Uri server, string cookie, params string[] subjects)
    {
        var connection = new LiveConnection();
        connection._socket.Options.SetRequestHeader("Cookie", cookie);
        connection._socket.Options.SetRequestHeader("Origin", server.GetLeftPart(UriPartial.Authority));
        connection._socket.Options.KeepAliveInterval = TimeSpan.Zero;
        await connection._socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/live" }.Uri, default);
        await connection.SendAsync(new JsonObject { ["protocol"] = "json", ["version"] = 1 });
        await connection.SendAsync(new JsonObject { ["type"] = 1, ["invocationId"] = "1", ["target"] = "Watch", ["arguments"] = new JsonArray(new JsonArray([.. subjects.Select(s => JsonValue.Create(s))]), long.MaxValue) });
        var watched = new TaskCompletionSource();
        connection._reading = connection.ReadAsync(watched);
        await watched.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _socket.Abort();
        await _reading;
        _socket.Dispose();
        _stop.Dispose();
    }

    private Task SendAsync(JsonNode message) => _socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString() + (char)End), WebSocketMessageType.Text, endOfMessage: true, _stop.Token);

    private async Task ReadAsync(TaskCompletionSource watched)
    {
        var buffer = new ArrayBufferWriter<byte>();
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveAsync(buffer.GetMemory(2048), _stop.Token);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                buffer.Advance(received.Count);
                if (received.EndOfMessage)
                {
                    Handle(Encoding.UTF8.GetString(buffer.WrittenSpan), watched);
                    buffer.ResetWrittenCount();
                }
            }
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException)
        {
            watched.TrySetException(error);
        }
    }

    private void Handle(string text, TaskCompletionSource watched)
    {
        foreach (var message in text.Split((char)End, StringSplitOptions.RemoveEmptyEntries))
        {
            using var json = JsonDocument.Parse(message);
            switch (json.RootElement.TryGetProperty("type", out var type) ? type.GetInt32() : 0)
            {
                case 1 when string.Equals(json.RootElement.GetProperty("target").GetString(), "changed", StringComparison.OrdinalIgnoreCase): Changed(); break;
                case 1 when string.Equals(json.RootElement.GetProperty("target").GetString(), "ended", StringComparison.OrdinalIgnoreCase): Ended(); break;
                case 3 when json.RootElement.TryGetProperty("error", out var error): watched.TrySetException(new InvalidOperationException(error.GetString())); break;
                case 3: watched.TrySetResult(); break;
                default: break;
            }
        }
    }
}
