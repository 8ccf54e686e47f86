using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Workspace.Files.Stores;

/// <summary>Signs requests to S3 (Signature Version 4): the secret itself is never sent.</summary>
public sealed class S3Signature(S3Settings settings, TimeProvider clock)
{
    private const string Algorithm = "AWS4-HMAC-SHA256", Unsigned = "UNSIGNED-PAYLOAD";

    public void Sign(HttpRequestMessage request)
    {
        var now = clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        request.Headers.TryAddWithoutValidation("x-amz-date", now);
        request.Headers.TryAddWithoutValidation("x-amz-content-sha256", Unsigned);
        var uri = request.RequestUri!;
        var host = uri.IsDefaultPort ? uri.Host : $"{uri.Host}:{uri.Port}";
        const string Signed = "host;x-amz-content-sha256;x-amz-date";
        var asked = string.Join('\n', request.Method.Method, uri.AbsolutePath, Query(uri), $"host:{host}", $"x-amz-content-sha256:{Unsigned}", $"x-amz-date:{now}", "", Signed, Unsigned);
        var scope = $"{now[..8]}/{settings.Region}/s3/aws4_request";
        var text = string.Join('\n', Algorithm, now, scope, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asked))));
        var key = new[] { now[..8], settings.Region, "s3", "aws4_request" }.Aggregate(Encoding.UTF8.GetBytes("AWS4" + settings.Secret), Hmac);
        request.Headers.TryAddWithoutValidation("Authorization", $"{Algorithm} Credential={settings.Key}/{scope}, SignedHeaders={Signed}, Signature={Convert.ToHexStringLower(Hmac(key, text))}");
    }

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Query(Uri uri) => string.Join('&', uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Contains('=', StringComparison.Ordinal) ? part : part + "=").Order(StringComparer.Ordinal));
}
