using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Workspace.Tests.Support;

/// <summary>A real mail server that keeps what it is given, and refuses what a test tells it to.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<ReceivedMail> _received = [];
    private readonly TcpListener _listener;
    private readonly Task _accepting;
    private int _callers;

    public SmtpSink(int port = 0)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Address => $"127.0.0.1:{Port}";

    public IReadOnlyList<ReceivedMail> Received => [.. _received];

    /// <summary>What is answered to a recipient; by default they are welcome.</summary>
    public Func<string, string> Recipient { get; set; } = _ => "250 ok";

    /// <summary>Says nothing any more, as a server that hangs.</summary>
    public bool Hangs { get; set; }

    /// <summary>Takes a mail, and does not say so.</summary>
    public bool Withholds { get; set; }

    /// <summary>How often it was called.</summary>
    public int Callers => Volatile.Read(ref _callers);

    public async Task<IReadOnlyList<ReceivedMail>> WaitAsync(int count)
    {
        var until = TimeProvider.System.GetUtcNow().AddSeconds(20);
        while (_received.Count < count && TimeProvider.System.GetUtcNow() < until)
        {
            await Task.Delay(20);
        }

        return _received.Count >= count ? Received : throw new TimeoutException($"{_received.Count} mails came, not {count}.");
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // the test is over
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        Interlocked.Increment(ref _callers);
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
            await SilentAsync(Hangs);

            await writer.WriteLineAsync("220 sink");
            var (from, to) = ("", new List<string>());
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                var verb = line.Length >= 4 ? line[..4].ToUpperInvariant() : line;
                switch (verb)
                {
                    case "MAIL":
                        (from, to) = (line, []);
                        await writer.WriteLineAsync("250 ok");
                        break;
                    case "RCPT":
                        to.Add(line);
                        await writer.WriteLineAsync(Recipient(line));
                        break;
                    case "DATA":
                        await writer.WriteLineAsync("354 go on");
                        _received.Enqueue(new(from, to, await DataAsync(reader)));
                        await SilentAsync(Withholds);
                        await writer.WriteLineAsync("250 taken");
                        break;
                    case "QUIT":
                        await writer.WriteLineAsync("221 bye");
                        return;
                    default:
                        await writer.WriteLineAsync("250 sink");
                        break;
                }
            }
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            // the other side has gone
        }
    }

    private Task SilentAsync(bool silent) => silent ? Task.Delay(Timeout.Infinite, _stop.Token) : Task.CompletedTask;

    private async Task<string> DataAsync(StreamReader reader)
    {
        var data = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
        {
            data.Append(line.StartsWith('.') ? line[1..] : line).Append('\n');
        }

        return data.ToString();
    }
}
