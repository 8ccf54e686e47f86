using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Files.Kinds;
using Workspace.Spaces;

namespace Workspace.Files;

/// <summary>What the virus scan says of a version.</summary>
public enum ScanState
{
    /// <summary>No scanner was set up when it came.</summary>
    NotScanned,

    /// <summary>Nobody opens it yet.</summary>
    Waiting,
    Clean,

    /// <summary>Its bytes are gone.</summary>
    Infected,
}

/// <summary>Whether the words of a version can be found.</summary>
public enum WordsState
{
    /// <summary>Of a kind that has no words.</summary>
    None,
    Waiting,
    Read,
    Unreadable,
}

/// <summary>The bytes of a file as somebody put them there; they never change.</summary>
public sealed class FileVersion : IInSpace
{
    public const int MaxBlob = 32, MaxVirus = 100;

    private FileVersion() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public Guid FileId { get; private init; }
    public int Number { get; private init; }
    public string Name { get; private init; } = "";
    public string Kind { get; private init; } = "";
    public long Size { get; private init; }

    /// <summary>Of the bytes as they are kept, in hexadecimal.</summary>
    public string Sha256 { get; private init; } = "";
    public string Blob { get; private init; } = "";
    public Guid ById { get; private init; }
    public DateTimeOffset At { get; private init; }
    public ScanState Scan { get; private set; }

    /// <summary>What the scanner calls what it found.</summary>
    public string Virus { get; private set; } = "";
    public WordsState Words { get; private set; }

    public bool IsOpen => Scan is ScanState.NotScanned or ScanState.Clean;

    internal static FileVersion Of(SpaceFile file, StoredBytes stored, Guid by, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        SpaceId = file.SpaceId,
        FileId = file.Id,
        Number = file.Latest,
        Name = file.Name,
        Kind = stored.Kind.Key,
        Size = stored.Size,
        Sha256 = stored.Sha256,
        Blob = stored.Blob,
        ById = by,
        At = at,
        Scan = stored.ToScan ? ScanState.Waiting : ScanState.NotScanned,
        Words = stored.Kind.Words is WordsOf.Nothing ? WordsState.None : WordsState.Waiting,
    };

    public void Pass() => Scan = ScanState.Clean;

    public void Condemn(string virus) => (Scan, Virus, Words) = (ScanState.Infected, virus[..Math.Min(virus.Length, MaxVirus)], WordsState.None);

    public void Tell(WordsState words) => Words = words;

    private sealed class Table : IEntityTypeConfiguration<FileVersion>
    {
        public void Configure(EntityTypeBuilder<FileVersion> builder)
        {
            builder.Property(v => v.Id).ValueGeneratedNever();
            builder.Property(v => v.Name).HasMaxLength(FileName.Longest);
            builder.Property(v => v.Kind).HasMaxLength(FileKind.MaxKey);
            builder.Property(v => v.Sha256).HasMaxLength(64);
            builder.Property(v => v.Blob).HasMaxLength(MaxBlob);
            builder.Property(v => v.Virus).HasMaxLength(MaxVirus);
            builder.HasIndex(v => new { v.FileId, v.Number }).IsUnique();
            builder.HasIndex(v => v.Blob).IsUnique();
            builder.HasIndex(v => new { v.SpaceId, v.Size });
            builder.HasIndex(v => v.Scan);
            builder.HasIndex(v => v.Words);
            builder.HasOne<SpaceFile>().WithMany().HasForeignKey(v => v.FileId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>The words of a version, for those who search.</summary>
public sealed class FileWords : IInSpace
{
    /// <summary>More of one file is not kept: a book of 300 pages.</summary>
    public const int Most = 1_000_000;

    private FileWords() { }

    /// <summary>Of the version.</summary>
    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public string Text { get; private init; } = "";

    public static FileWords Of(FileVersion version, string text) => new() { Id = version.Id, SpaceId = version.SpaceId, Text = text.Length > Most ? text[..Most] : text };

    private sealed class Table : IEntityTypeConfiguration<FileWords>
    {
        public void Configure(EntityTypeBuilder<FileWords> builder)
        {
            builder.Property(w => w.Id).ValueGeneratedNever();
            builder.HasOne<FileVersion>().WithMany().HasForeignKey(w => w.Id).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
