using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Workspace.Bench.Wiki;

/// <summary>One connection that asks and reads with as little work as can be, so that the load costs the server's cores little.</summary>
internal sealed class RawConnection(Socket socket) : IDisposable
{
    private readonly byte[] _buffer = new byte[512 * 1024];

    public static async Task<RawConnection> OpenAsync(Uri address)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, address.Port));
        return new(socket);
    }

    /// <summary>Asks and answers how many bytes came.</summary>
    public async Task<int> GetAsync(string path, string headers)
    {
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n"));
        var (length, end) = (0, -1);
        while (end < 0 || length < end)
        {
            var read = await socket.ReceiveAsync(_buffer.AsMemory(length));
            if (read == 0) throw new InvalidOperationException("The server closed the connection.");
            length += read;
            if (end < 0) end = EndOf(length);
            if (end == 0) end = _buffer.AsSpan(0, length).EndsWith("\r\n0\r\n\r\n"u8) ? length : -1; // sent in pieces
        }

        return length;
    }

    public void Dispose() => socket.Dispose();

    /// <summary>Where the answer ends; 0 where it comes in pieces, -1 while that is not known.</summary>
    private int EndOf(int length)
    {
        var text = _buffer.AsSpan(0, length);
        var head = text.IndexOf("\r\n\r\n"u8);
        if (head < 0) return -1;
        if (!text.StartsWith("HTTP/1.1 200"u8)) throw new InvalidOperationException(Encoding.ASCII.GetString(text[..Math.Min(head, 100)]));
        var at = text[..head].IndexOf("Content-Length: "u8);
        if (at < 0) return 0;
        var number = text[(at + 16)..];
        return head + 4 + int.Parse(Encoding.ASCII.GetString(number[..number.IndexOf((byte)'\r')]), System.Globalization.CultureInfo.InvariantCulture);
    }
}
