using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Files;
using Workspace.Operations;
using Workspace.Tests.Support;

namespace Workspace.Tests.Files;

/// <summary>Files in a bucket that speaks S3: a small server of the tests' own, which checks every signature.</summary>
public sealed class S3Tests
{
    private const string Key = "AKIATEST", Secret = "a secret of the tests";

    [Fact]
    public async Task Files_are_kept_read_in_part_listed_and_deleted_in_a_bucket()
    {
        await using var bucket = await Bucket.OpenAsync();
        await using var w = await TestWorkspace.OpenOwnAsync(new TestServer(builder => builder.UseSetting("WORKSPACE_S3", bucket.Address).UseSetting("WORKSPACE_S3_KEY", Key).UseSetting("WORKSPACE_S3_SECRET", Secret)));
        var words = Samples.Text(string.Concat(Enumerable.Range(0, 50_000).Select(n => $"{n} ")));
        var file = await w.AttachAsync(w.Ben, "evidence.txt", words);
        var rae = await w.SignInAsync(w.Rae);
        var address = $"/spaces/{w.SpaceId}/files/{file.Id}/download";

        Assert.Equal(words, await rae.Http.GetByteArrayAsync(address));
        var part = await rae.Http.SendAsync(new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(1000, 1999) } });
        Assert.Equal(words[1000..2000], await part.Content.ReadAsByteArrayAsync());
        Assert.Single(bucket.Objects);
        Assert.Empty(w.Server.Stored());
        Assert.Null(await w.Server.Services.GetRequiredService<BlobCheck>().TroubleAsync());
        Assert.Equal(0, bucket.Refused);
    }

    [Fact]
    public async Task A_backup_holds_what_lies_in_the_bucket()
    {
        await using var bucket = await Bucket.OpenAsync();
        await using var w = await TestWorkspace.OpenOwnAsync(new TestServer(builder => builder.UseSetting("WORKSPACE_S3", bucket.Address).UseSetting("WORKSPACE_S3_KEY", Key).UseSetting("WORKSPACE_S3_SECRET", Secret)));
        await w.AttachAsync(w.Ben, "terms.pdf", Samples.Pdf());
        var file = Path.Combine(w.Server.Folder, "backup.zip");

        await w.Server.Services.GetRequiredService<Backup>().WriteAsync(file);

        await using var archive = await System.IO.Compression.ZipFile.OpenReadAsync(file);
        Assert.Single(archive.Entries, entry => entry.FullName.StartsWith("files/", StringComparison.Ordinal) && entry.Length == Samples.Pdf().Length);
    }

    private sealed class Bucket(WebApplication app) : IAsyncDisposable
    {
        public ConcurrentDictionary<string, byte[]> Objects { get; } = new(StringComparer.Ordinal);

        public int Refused { get; private set; }

        public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/papers";

        public static async Task<Bucket> OpenAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            var bucket = new Bucket(app);
            app.Run(bucket.AnswerAsync);
            await app.StartAsync();
            return bucket;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private async Task AnswerAsync(HttpContext http)
        {
            var (request, response) = (http.Request, http.Response);
            if (!IsSigned(request))
            {
                (Refused, response.StatusCode) = (Refused + 1, StatusCodes.Status403Forbidden);
                return;
            }

            var name = request.Path.Value!["/papers".Length..].TrimStart('/');
            switch (request.Method)
            {
                case "PUT":
                    using (var body = new MemoryStream())
                    {
                        await request.Body.CopyToAsync(body);
                        Objects[name] = body.ToArray();
                    }

                    break;
                case "DELETE":
                    Objects.TryRemove(name, out _);
                    response.StatusCode = StatusCodes.Status204NoContent;
                    break;
                case "GET" when name.Length == 0:
                    await response.WriteAsync($"<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">{string.Concat(Objects.Select(o => $"<Contents><Key>{o.Key}</Key><LastModified>2026-11-24T10:00:00.000Z</LastModified><Size>{o.Value.Length}</Size></Contents>"))}</ListBucketResult>");
                    break;
                case "GET" when Objects.TryGetValue(name, out var found):
                    var from = request.GetTypedHeaders().Range is { } range ? (int)range.Ranges.Single().From!.Value : 0;
                    response.StatusCode = from > 0 ? StatusCodes.Status206PartialContent : StatusCodes.Status200OK;
                    await response.Body.WriteAsync(found.AsMemory(from));
                    break;
                default:
                    response.StatusCode = StatusCodes.Status404NotFound;
                    break;
            }
        }

        // As the store itself would: from the secret, without what the client made of it.
        private static bool IsSigned(HttpRequest request)
        {
            var (date, said) = (request.Headers["x-amz-date"].ToString(), request.Headers.Authorization.ToString());
            var query = string.Join('&', request.QueryString.Value!.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
            var asked = $"{request.Method}\n{request.Path}\n{query}\nhost:{request.Host}\nx-amz-content-sha256:UNSIGNED-PAYLOAD\nx-amz-date:{date}\n\nhost;x-amz-content-sha256;x-amz-date\nUNSIGNED-PAYLOAD";
            var scope = $"{date[..8]}/us-east-1/s3/aws4_request";
            var text = $"AWS4-HMAC-SHA256\n{date}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asked)))}";
            var key = Encoding.UTF8.GetBytes("AWS4" + Secret);
            foreach (var part in scope.Split('/'))
            {
                key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
            }

            return said.Contains($"Credential={Key}/{scope}", StringComparison.Ordinal) && said.EndsWith($"Signature={Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)))}", StringComparison.Ordinal);
        }
    }
}
