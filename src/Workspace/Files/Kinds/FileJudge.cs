using Workspace.Spaces;

namespace Workspace.Files.Kinds;

/// <summary>What was found out about a file that came: what it is, what it is called from now on, and what is kept of it.</summary>
/// <param name="Cleaned">A picture without what it told about who took it, where and when; null where the file is kept as it came.</param>
public sealed record Judged(FileKind Kind, string Name, byte[]? Cleaned = null);

/// <summary>Looks at a file before it is kept: an allow-list, by content. What is not on it is refused in words.</summary>
public static class FileJudge
{
    /// <summary>A picture is read whole: a larger one is none.</summary>
    public const long LargestPicture = 64 * 1024 * 1024;

    private const string Taken = "Documents, spreadsheets, presentations, PDF, pictures, recordings, plain texts and zip archives are taken.";

    public static async Task<Judged> JudgeAsync(string path, string sent, CancellationToken ct = default)
    {
        var name = FileName.Clean(sent);
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true);
        if (file.Length == 0)
        {
            throw No(name, "is empty. Look whether it was saved, and send it again.");
        }

        var head = new byte[Math.Min(Signature.Enough, file.Length)];
        await file.ReadExactlyAsync(head, ct);
        if (Programs.IsNamed(name) || Signature.IsProgram(head))
        {
            throw No(name, "is a program or a script. It is not taken, whatever it is for.");
        }

        if (Signature.IsClosedArchive(head))
        {
            throw No(name, "is an archive that cannot be looked into. Send a zip archive, or its files one by one.");
        }

        file.Position = 0;
        var kind = await KindAsync(file, head, name, ct);
        var judged = Named(kind, name);
        return judged.Kind.Showing == Showing.Picture ? judged with { Cleaned = await CleanAsync(file, judged, ct) } : judged;
    }

    internal static Refusal No(string name, string why) => Refusal.Wrong($"“{name}” {why}", "file");

    private static async Task<FileKind> KindAsync(FileStream file, byte[] head, string name, CancellationToken ct) => Signature.KindOf(head) switch
    {
        { } zip when zip == FileKind.Zip => ZipLook.KindOf(file, name),
        { } old when old == FileKind.OldOffice && await OldMacros.AreInAsync(file, ct) => throw No(name, "holds macros. Save it without them, and send it again."),
        { } known => known,
        null when await TextLook.IsTextAsync(file, ct) => FileKind.OfText(FileName.Ending(name)),
        null => throw No(name, $"is of a kind that is not taken. {Taken}"),
    };

    private static Judged Named(FileKind kind, string name) => FileName.Ending(name) switch
    {
        "" => new(kind, FileName.Clean($"{name}.{kind.Endings[0]}")),
        var ending when kind.Takes(ending) => new(kind, name),
        "zip" when kind.ContentType.StartsWith("application/vnd.", StringComparison.Ordinal) => new(FileKind.Zip, name),
        var ending when kind == FileKind.Plain && FileKind.All.All(other => !other.Takes(ending)) => throw No(name, $"is of a kind that is not taken. {Taken}"),
        var ending => throw No(name, $"is {kind.Name}, but its name ends in .{ending}. Give it the name of what it is, and send it again."),
    };

    private static async Task<byte[]> CleanAsync(FileStream file, Judged judged, CancellationToken ct)
    {
        if (file.Length > LargestPicture)
        {
            throw No(judged.Name, $"is a picture of more than {LargestPicture / 1024 / 1024} MB. Save it smaller, and send it again.");
        }

        var bytes = new byte[file.Length];
        file.Position = 0;
        await file.ReadExactlyAsync(bytes, ct);
        return Pictures.Clean(judged.Kind, bytes, judged.Name);
    }
}
