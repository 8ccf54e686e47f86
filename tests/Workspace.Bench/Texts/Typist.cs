using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;

namespace Workspace.Bench.Texts;

/// <summary>Somebody who types at the beginning of a text, as light as may be: reads of each frame only what it must.</summary>
internal sealed class Typist(Guid text, int number, WebSocket socket, int keysOfParagraph = 120) : IAsyncDisposable
{
    private const byte End = 0x1e;
    private readonly string _tab = $"typist-{number:D6}";
    private readonly ArrayBufferWriter<byte> _in = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private readonly List<long> _waiting = [];
    private int _version, _sequence, _typed;
    private bool _flying;
    private Task _reading = Task.CompletedTask;

    /// <summary>When the keys of each batch were pressed.</summary>
    public List<long[]> Pressed { get; } = [];

    public int Typed => _typed;

    public int Refused { get; private set; }

    public bool IsSaved
    {
        get
        {
            lock (_lock)
            {
                return !_flying && _waiting.Count == 0;
            }
        }
    }

    /// <summary>Told of each batch that comes, its typist and its number; null where nobody looks.</summary>
    public Action<int, int>? Seen { get; set; }

    public async Task OpenAsync()
    {
        await SendAsync("""{"protocol":"json","version":1}""");
        _reading = ReadAsync();
        await SendAsync($$"""{"type":1,"target":"Open","arguments":["{{text}}",-1,"{{_tab}}"]}""");
        await _opened.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    public Task PressAsync()
    {
        lock (_lock)
        {
            _waiting.Add(Stopwatch.GetTimestamp());
        }

        return FlyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        socket.Abort();
        await _reading;
        socket.Dispose();
    }

    private Task FlyAsync()
    {
        StringBuilder steps;
        int since, sequence;
        lock (_lock)
        {
            if (_flying || _waiting.Count == 0)
            {
                return Task.CompletedTask;
            }

            _flying = true;
            (since, sequence) = (_version, ++_sequence);
            steps = new StringBuilder("[");
            foreach (var _ in _waiting)
            {
                steps.Append(steps.Length > 1 ? "," : "").Append(++_typed % keysOfParagraph == 0
                    ? """{\"stepType\":\"replace\",\"from\":1,\"to\":1,\"slice\":{\"content\":[{\"type\":\"paragraph\"},{\"type\":\"paragraph\"}],\"openStart\":1,\"openEnd\":1}}"""
                    : """{\"stepType\":\"replace\",\"from\":1,\"to\":1,\"slice\":{\"content\":[{\"type\":\"text\",\"text\":\"a\"}]}}""");
            }

            Pressed.Add([.. _waiting]);
            _waiting.Clear();
        }

        return SendAsync($$"""{"type":1,"target":"Submit","arguments":["{{text}}",{{since}},{{sequence}},"{{steps}}]"]}""");
    }

    private Task SendAsync(string message) => socket.SendAsync(Encoding.UTF8.GetBytes(message + (char)End), WebSocketMessageType.Text, true, default);

    private async Task ReadAsync()
    {
        try
        {
            while (true)
            {
                var read = await socket.ReceiveAsync(_in.GetMemory(32 * 1024), _stop.Token);
                _in.Advance(read.Count);
                if (read.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                if (_in.WrittenSpan[^1] == End)
                {
                    Take(_in.WrittenSpan);
                    _in.ResetWrittenCount();
                    await FlyAsync();
                }
            }
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // over
        }
    }

    private void Take(ReadOnlySpan<byte> frames)
    {
        for (int end; (end = frames.IndexOf(End)) >= 0; frames = frames[(end + 1)..])
        {
            var frame = frames[..end];
            if (frame.IndexOf("\"target\":\"commits\""u8) is >= 0 and < 40)
            {
                TakeCommits(frame);
            }
            else if (frame.IndexOf("\"target\":\"opened\""u8) is >= 0 and < 40)
            {
                _version = NumberAfter(frame, "\"version\":"u8, frame.IndexOf("\"version\":"u8));
                _opened.TrySetResult();
            }
            else if (frame.IndexOf("\"target\":\"refused\""u8) is >= 0 and < 40)
            {
                Refused++;
            }
        }
    }

    private void TakeCommits(ReadOnlySpan<byte> frame)
    {
        lock (_lock)
        {
            _version = NumberAfter(frame, "{\"v\":"u8, frame.LastIndexOf("{\"v\":"u8));
            _flying &= frame.IndexOf(Encoding.UTF8.GetBytes(_tab)) < 0;
        }

        if (Seen is { } seen)
        {
            for (int at; (at = frame.IndexOf("\"tab\":\"typist-"u8)) >= 0; frame = frame[(at + 14)..])
            {
                seen(NumberAfter(frame, "typist-"u8, at + 7), NumberAfter(frame[at..], "\"seq\":"u8, frame[at..].IndexOf("\"seq\":"u8)));
            }
        }
    }

    private static int NumberAfter(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> name, int at) => Utf8Parser.TryParse(frame[(at + name.Length)..], out int number, out _) ? number : -1;
}
