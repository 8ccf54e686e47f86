using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Workspace.Tests.Texts;

/// <summary>SignalR's JSON protocol over a WebSocket, as an editor uses it: calls without waiting, messages in order.</summary>
public sealed class Wire(WebSocket socket) : IAsyncDisposable
{
    private const byte End = 0x1e;
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 256 };

    private readonly SemaphoreSlim _turn = new(1);
    private readonly ArrayBufferWriter<byte> _in = new();
    private readonly CancellationTokenSource _stop = new();

    public bool IsOpen => socket.State == WebSocketState.Open;

    public async Task GreetAsync()
    {
        await SendAsync("""{"protocol":"json","version":1}""");
        await ReadAsync();
    }

    public Task CallAsync(string target, params object?[] arguments) =>
        SendAsync($$"""{"type":1,"target":"{{target}}","arguments":{{JsonSerializer.Serialize(arguments)}}}""");

    public async Task SendAsync(string message)
    {
        await _turn.WaitAsync();
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(message + (char)End), WebSocketMessageType.Text, true, _stop.Token);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The next messages: what is called and with what.</summary>
    public async Task<List<(string Target, JsonElement Arguments)>> ReadAsync()
    {
        var messages = new List<(string, JsonElement)>();
        for (var any = false; !any;)
        {
            var read = await socket.ReceiveAsync(_in.GetMemory(16 * 1024), _stop.Token);
            if (read.MessageType == WebSocketMessageType.Close)
            {
                throw new IOException("closed");
            }

            _in.Advance(read.Count);
            any = Take(messages);
        }

        return messages;
    }

    /// <summary>As a cable that is pulled out.</summary>
    public void Cut() => socket.Abort();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        socket.Dispose();
        _turn.Dispose();
    }

    private bool Take(List<(string, JsonElement)> messages)
    {
        var (start, any) = (0, false);
        for (int end; (end = _in.WrittenSpan[start..].IndexOf(End)) >= 0; start += end + 1, any = true)
        {
            using var json = JsonDocument.Parse(_in.WrittenMemory.Slice(start, end), Deep);
            var root = json.RootElement;
            if (root.TryGetProperty("type", out var type) && type.GetInt32() == 7)
            {
                throw new IOException("closed");
            }

            if (root.TryGetProperty("target", out var target))
            {
                messages.Add((target.GetString()!, root.GetProperty("arguments").Clone()));
            }
        }

        var rest = _in.WrittenSpan[start..].ToArray();
        _in.ResetWrittenCount();
        _in.Write(rest);
        return any;
    }
}
