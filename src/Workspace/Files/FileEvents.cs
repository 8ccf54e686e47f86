namespace Workspace.Files;

/// <summary>What happens to files. The subject is the thing on whose page the file stands, so that it looks again.</summary>
public static class FileEvents
{
    public const string Added = "file.added";
    public const string Replaced = "file.replaced";
    public const string Described = "file.described";
    public const string Deleted = "file.deleted";
    public const string Restored = "file.restored";
    public const string Scanned = "file.scanned";
    public const string Swept = "file.swept";
    public const string WordsRead = "file.words-read";
    public const string QuotaSet = "organisation.file-quota-set";

    public static object Of(SpaceFile file) => new FileFacts(file.Id, file.Tool);
}

/// <summary>The facts of an event about a file.</summary>
public sealed record FileFacts(Guid File, string Tool);
