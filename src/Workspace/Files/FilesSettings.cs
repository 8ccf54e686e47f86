using Workspace.Operations;

namespace Workspace.Files;

/// <summary>What is set from outside about files: where they are kept, how large one may be, and who looks for viruses.</summary>
/// <param name="LargestFile">In bytes.</param>
/// <param name="S3">The bucket where files are kept; none: the data folder.</param>
/// <param name="Clamd">Host and port of the virus scanner, or none.</param>
public sealed record FilesSettings(long LargestFile, S3Settings? S3, (string Host, int Port)? Clamd)
{
    public static readonly string[] Variables = ["WORKSPACE_FILE_MB", "WORKSPACE_S3", "WORKSPACE_S3_KEY", "WORKSPACE_S3_SECRET", "WORKSPACE_S3_REGION", "WORKSPACE_CLAMD"];

    private const int UsualMegabytes = 2_048;

    public static FilesSettings Read(IConfiguration configuration) =>
        new((Settings.Number(configuration, "WORKSPACE_FILE_MB") ?? UsualMegabytes) * FileQuota.Megabyte, S3Settings.Read(configuration), ReadClamd(Settings.Value(configuration, "WORKSPACE_CLAMD")));

    private static (string, int)? ReadClamd(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var colon = text.LastIndexOf(':');
        return colon > 0 && int.TryParse(text.AsSpan(colon + 1), out var port) && port is > 0 and < 65536
            ? (text[..colon], port)
            : throw new SettingException($"WORKSPACE_CLAMD is '{text}'. Give host and port of clamd, for example 127.0.0.1:3310.");
    }
}

/// <summary>A bucket that speaks S3.</summary>
/// <param name="Bucket">Its address: https://host/bucket.</param>
public sealed record S3Settings(Uri Bucket, string Key, string Secret, string Region)
{
    internal static S3Settings? Read(IConfiguration configuration)
    {
        if (Settings.Value(configuration, "WORKSPACE_S3") is not { } address)
        {
            return null;
        }

        if (!Uri.TryCreate(address.TrimEnd('/'), UriKind.Absolute, out var bucket) || bucket.Scheme is not ("http" or "https") || bucket.AbsolutePath.Length < 2)
        {
            throw new SettingException($"WORKSPACE_S3 is '{address}'. Give the address of a bucket: https://host/bucket.");
        }

        return new(bucket, Needed(configuration, "WORKSPACE_S3_KEY"), Needed(configuration, "WORKSPACE_S3_SECRET"), Settings.Value(configuration, "WORKSPACE_S3_REGION") ?? "us-east-1");
    }

    private static string Needed(IConfiguration configuration, string name) =>
        Settings.Value(configuration, name) ?? throw new SettingException($"WORKSPACE_S3 is set, but {name} is not. Give both, and the secret of the key.");
}
