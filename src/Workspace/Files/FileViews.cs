using Workspace.Files.Kinds;
using Workspace.Spaces;

namespace Workspace.Files;

/// <summary>A file in a list.</summary>
public sealed record FileLine(
    Guid Id, string Name, string Description, string Tags, string Kind, long Size, int Latest, Hung On, Guid ChangedById, string? ChangedBy, DateTimeOffset ChangedAt,
    ScanState Scan, string Virus, DateTimeOffset? DeletedAt)
{
    public FileKind Of => FileKind.Of(Kind);

    public bool IsOpen => Scan is ScanState.NotScanned or ScanState.Clean;
}

/// <summary>A file in a short list beside one of several things.</summary>
public sealed record PaperLine(Guid Id, Guid ThingId, string Name, string Kind, long Size);

/// <summary>What hangs on one thing.</summary>
public sealed record AttachedView(Place Place, IReadOnlyList<FileLine> Files, long LargestFile)
{
    public bool MayAdd => Place.May(Role.Contributor);
}

/// <summary>One version in the list of a file's versions.</summary>
public sealed record VersionLine(int Number, string Name, string Kind, long Size, string Sha256, string? By, DateTimeOffset At, ScanState Scan, string Virus, WordsState Words)
{
    public bool IsOpen => Scan is ScanState.NotScanned or ScanState.Clean;
}

/// <summary>A file's own page.</summary>
/// <param name="OnPage">The thing whose page hears of the file.</param>
public sealed record FileView(Place Place, FileLine File, Guid OnPage, string OnName, string OnAddress, string OnTool, bool MayChange, bool MayDelete, IReadOnlyList<VersionLine> Versions, Audience Audience)
{
    public VersionLine Now => Versions[0];

    public FileKind Kind => File.Of;
}

/// <summary>All files of a space that somebody may see, filtered.</summary>
public sealed record FolderView(Place Place, Audience Audience, FolderFilter Filter, IReadOnlyList<FileLine> Files, IReadOnlyDictionary<Hung, string> Names, int Matching, int All, long Bytes, FileRoom Room, IReadOnlyList<(string Tag, int Count)> Tags, IReadOnlyList<(string Tool, string Name)> Tools)
{
    public int Pages => Math.Max(1, (Matching + FolderFilter.OnePage - 1) / FolderFilter.OnePage);
}
