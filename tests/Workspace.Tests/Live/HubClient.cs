using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Workspace.Tests.Live;

/// <summary>An open page without a browser: SignalR's JSON protocol over a WebSocket.</summary>
public sealed class HubClient : IAsyncDisposable
{
    private const byte End = 0x1e;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly WebSocket _socket;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonNode?>> _calls = new();
    private readonly Channel<(string Target, JsonArray Arguments)> _heard = Channel.CreateUnbounded<(string, JsonArray)>();
    private readonly ArrayBufferWriter<byte> _in = new();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;
    private bool _disposed;
    private int _id;

    private HubClient(WebSocket socket) => _socket = socket;

    /// <summary>Ends when the server closes the connection.</summary>
    public Task Closed => _closed.Task;

    public static async Task<HubClient> StartAsync(WebSocket socket, bool reads = true)
    {
        var client = new HubClient(socket);
        await client.SendAsync(new JsonObject { ["protocol"] = "json", ["version"] = 1 });
        await client.ReadAsync();
        if (reads)
        {
            client._reading = client.ReadAllAsync();
        }

        return client;
    }

    public async Task<bool> WatchAsync(long since, params string[] subjects) => (bool)(await InvokeAsync("Watch", subjects, since))!;

    public async Task<JsonNode?> InvokeAsync(string target, params object?[] arguments)
    {
        var id = Interlocked.Increment(ref _id).ToString();
        var done = _calls[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync(new JsonObject { ["type"] = 1, ["invocationId"] = id, ["target"] = target, ["arguments"] = JsonSerializer.SerializeToNode(arguments, JsonSerializerOptions.Web) });
        return await done.Task.WaitAsync(Patience);
    }

    /// <summary>Waits for the next message of this name.</summary>
    public async Task<JsonArray> HearAsync(string target)
    {
        using var patience = new CancellationTokenSource(Patience);
        await foreach (var (heard, arguments) in _heard.Reader.ReadAllAsync(patience.Token))
        {
            if (heard == target)
            {
                return arguments;
            }
        }

        throw new IOException("The server closed the connection.");
    }

    /// <summary>Waits until a message of each of these names has come, in whatever order.</summary>
    public async Task HearAllAsync(params string[] targets)
    {
        using var patience = new CancellationTokenSource(Patience);
        var missing = targets.ToHashSet(StringComparer.Ordinal);
        while (missing.Count > 0)
        {
            missing.Remove((await _heard.Reader.ReadAsync(patience.Token)).Target);
        }
    }

    /// <summary>Waits until presence shows these people.</summary>
    public async Task<string[]> HearPresentAsync(int count, string target = "Present")
    {
        while (true)
        {
            var view = (await HearAsync(target))[0]!;
            if ((int)view["count"]! == count)
            {
                return [.. view["people"]!.AsArray().Select(person => (string)person!["name"]!)];
            }
        }
    }

    /// <summary>What has come and was not yet asked for.</summary>
    public IReadOnlyList<string> Heard()
    {
        var heard = new List<string>();
        while (_heard.Reader.TryRead(out var message))
        {
            heard.Add(message.Target);
        }

        return heard;
    }

    public Task SendRawAsync(string text) => SendBytesAsync(Encoding.UTF8.GetBytes(text + (char)End));

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
        {
            return;
        }

        await _stop.CancelAsync();
        await _reading;
        _socket.Dispose();
        _turn.Dispose();
        _stop.Dispose();
    }

    private Task SendAsync(JsonNode message) => SendRawAsync(message.ToJsonString());

    private async Task SendBytesAsync(byte[] bytes)
    {
        await _turn.WaitAsync();
        try
        {
            await _socket.SendAsync(bytes, WebSocketMessageType.Text, true, default);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task ReadAllAsync()
    {
        try
        {
            while (true)
            {
                foreach (var message in await ReadAsync())
                {
                    Take(message);
                }
            }
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            _heard.Writer.TryComplete();
            _closed.TrySetResult();
            foreach (var call in _calls.Values)
            {
                call.TrySetException(new IOException("closed"));
            }
        }
    }

    private void Take(JsonNode message)
    {
        switch ((int?)message["type"])
        {
            case 1:
                _heard.Writer.TryWrite(((string)message["target"]!, message["arguments"]!.AsArray()));
                break;
            case 3 when _calls.TryRemove((string)message["invocationId"]!, out var call):
                if (message["error"] is { } error)
                {
                    call.SetException(new InvalidOperationException((string)error!));
                }
                else
                {
                    call.SetResult(message["result"]);
                }

                break;
            case 7:
                throw new IOException("closed");
        }
    }

    private async Task<List<JsonNode>> ReadAsync()
    {
        var messages = new List<JsonNode>();
        while (messages.Count == 0)
        {
            var read = await _socket.ReceiveAsync(_in.GetMemory(16 * 1024), _stop.Token);
            if (read.MessageType == WebSocketMessageType.Close)
            {
                throw new IOException("closed");
            }

            _in.Advance(read.Count);
            var start = 0;
            for (int end; (end = _in.WrittenSpan[start..].IndexOf(End)) >= 0; start += end + 1)
            {
                messages.Add(JsonNode.Parse(_in.WrittenSpan.Slice(start, end))!);
            }

            var rest = _in.WrittenSpan[start..].ToArray();
            _in.ResetWrittenCount();
            _in.Write(rest);
        }

        return messages;
    }
}
