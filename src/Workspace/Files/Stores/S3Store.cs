using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Workspace.Files.Stores;

/// <summary>Keeps files in a bucket that speaks S3: put, get in part, delete, list; no more is needed.</summary>
public sealed class S3Store(S3Settings settings, TimeProvider clock) : IFileStore, IDisposable
{
    private const string Prefix = "files/";

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None, PooledConnectionLifetime = TimeSpan.FromMinutes(10), UseProxy = false }) { Timeout = TimeSpan.FromHours(1) };
    private readonly S3Signature _signature = new(settings, clock);

    public async Task PutAsync(string blob, string path, CancellationToken ct = default)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 128 * 1024, useAsync: true);
        using var request = new HttpRequestMessage(HttpMethod.Put, AddressOf(blob)) { Content = new StreamContent(file) };
        request.Content.Headers.ContentLength = file.Length;
        using var answer = await SendAsync(request, ct);
    }

    public Task<Stream> OpenAsync(string blob, long length, CancellationToken ct = default) => Task.FromResult<Stream>(new S3Stream((from, stop) => ReadAsync(blob, from, stop), length));

    public async Task DeleteAsync(string blob, CancellationToken ct = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, AddressOf(blob));
        using var answer = await SendAsync(request, ct, HttpStatusCode.NotFound);
    }

    public async IAsyncEnumerable<StoredBlob> ListAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        for (string? next = null; ;)
        {
            var query = $"?list-type=2&prefix={Uri.EscapeDataString(Prefix)}" + (next is null ? "" : $"&continuation-token={Uri.EscapeDataString(next)}");
            using var request = new HttpRequestMessage(HttpMethod.Get, settings.Bucket + query);
            using var answer = await SendAsync(request, ct);
            var list = XDocument.Parse(await answer.Content.ReadAsStringAsync(ct)).Root!;
            var ns = list.Name.Namespace;
            foreach (var item in list.Elements(ns + "Contents"))
            {
                var name = ((string?)item.Element(ns + "Key") ?? "")[Prefix.Length..];
                if (BlobName.IsOne(name))
                {
                    yield return new(name, (long)item.Element(ns + "Size")!, DateTimeOffset.Parse((string)item.Element(ns + "LastModified")!, CultureInfo.InvariantCulture));
                }
            }

            if ((next = (string?)list.Element(ns + "NextContinuationToken")) is null)
            {
                yield break;
            }
        }
    }

    public void Dispose() => _http.Dispose();

    private string AddressOf(string blob) => BlobName.IsOne(blob) ? $"{settings.Bucket}/{Prefix}{blob}" : throw new ArgumentException("Not the name of a stored file.", nameof(blob));

    private async Task<Stream> ReadAsync(string blob, long from, CancellationToken ct)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, AddressOf(blob));
        if (from > 0)
        {
            request.Headers.Range = new(from, null);
        }

        var answer = await SendAsync(request, ct);
        return await answer.Content.ReadAsStreamAsync(ct);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct, HttpStatusCode? also = null)
    {
        _signature.Sign(request);
        var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        if (answer.IsSuccessStatusCode || answer.StatusCode == also)
        {
            return answer;
        }

        using (answer)
        {
            throw new HttpRequestException($"The store answered {(int)answer.StatusCode} to {request.Method}.", null, answer.StatusCode);
        }
    }
}

/// <summary>A stored file that is asked for from where reading begins, and only then.</summary>
internal sealed class S3Stream(Func<long, CancellationToken, Task<Stream>> open, long length) : Stream
{
    private Stream? _from;
    private long _position;

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => length;

    public override long Position
    {
        get => _position;
        set
        {
            if (value != _position)
            {
                _from?.Dispose();
                (_from, _position) = (null, value);
            }
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= length)
        {
            return 0;
        }

        _from ??= await open(_position, cancellationToken);
        var read = await _from.ReadAsync(buffer, cancellationToken);
        _position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch { SeekOrigin.Begin => offset, SeekOrigin.Current => _position + offset, _ => length + offset };

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("It is read asynchronously.");

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _from?.Dispose();
        base.Dispose(disposing);
    }
}
