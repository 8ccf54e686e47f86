using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Data;
using Workspace.Files.Kinds;
using Workspace.Spaces;

namespace Workspace.Files;

/// <summary>A file of a space: what it is called now, what it hangs on, and who took it away. Its bytes are in its versions.</summary>
public sealed class SpaceFile : IInSpace, IVersioned
{
    public const int MaxDescription = 600, MostOfOneThing = 200, MostOfOneSpace = 20_000, MostVersions = 200;

    /// <summary>How long a deleted file can be put back.</summary>
    public static readonly TimeSpan KeptDeleted = TimeSpan.FromDays(30);

    private SpaceFile() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public string Tool { get; private init; } = "";
    public Guid ThingId { get; private init; }
    public string Name { get; private set; } = "";
    public string Description { get; private set; } = "";

    /// <summary>As <see cref="FileTags"/> writes them.</summary>
    public string Tags { get; private set; } = "";

    /// <summary>The number of the newest version.</summary>
    public int Latest { get; private set; }

    /// <summary>Of the newest version: lists sort by it.</summary>
    public long Size { get; private set; }
    public string Kind { get; private set; } = "";
    public Guid AddedById { get; private init; }
    public DateTimeOffset AddedAt { get; private init; }
    public Guid ChangedById { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public DateTimeOffset? DeletedAt { get; private set; }
    public Guid? DeletedById { get; private set; }
    public int Version { get; private set; }

    public Hung On => new(Tool, ThingId);

    public static SpaceFile Hang(Guid spaceId, Hung on, string description, Guid by, DateTimeOffset at)
    {
        var file = new SpaceFile { Id = Guid.CreateVersion7(at), SpaceId = spaceId, Tool = on.Tool, ThingId = on.ThingId, AddedById = by, AddedAt = at };
        file.Describe(description, "");
        return file;
    }

    /// <summary>The bytes that are now the file; those before stay as earlier versions.</summary>
    public FileVersion Put(StoredBytes stored, string name, Guid by, DateTimeOffset at)
    {
        if (Latest >= MostVersions)
        {
            throw Refusal.Wrong($"This file has {MostVersions} versions. It takes no more; attach a new file.");
        }

        Latest++;
        (Name, Size, Kind, ChangedById, ChangedAt) = (name, stored.Size, stored.Kind.Key, by, at);
        return FileVersion.Of(this, stored, by, at);
    }

    public void Describe(string? description, string? tags)
    {
        Description = Text.Lines(description ?? "", MaxDescription, "the description", "Description");
        Tags = FileTags.Read(tags).Stored;
    }

    public void Delete(Guid by, DateTimeOffset at) => (DeletedAt, DeletedById) = DeletedAt is null ? (at, by) : throw Refusal.Conflict("This file is deleted already.");

    public void Restore() => (DeletedAt, DeletedById) = (null, null);

    private sealed class Table : IEntityTypeConfiguration<SpaceFile>
    {
        public void Configure(EntityTypeBuilder<SpaceFile> builder)
        {
            builder.Property(f => f.Id).ValueGeneratedNever();
            builder.Property(f => f.Tool).HasMaxLength(Hung.MaxTool);
            builder.Property(f => f.Name).HasMaxLength(FileName.Longest);
            builder.Property(f => f.Description).HasMaxLength(MaxDescription);
            builder.Property(f => f.Tags).HasMaxLength(FileTags.MaxStored);
            builder.Property(f => f.Kind).HasMaxLength(FileKind.MaxKey);
            builder.Property(f => f.Version).IsConcurrencyToken();
            builder.Ignore(f => f.On);
            builder.HasIndex(f => new { f.SpaceId, f.ThingId });
            builder.HasIndex(f => new { f.SpaceId, f.ChangedAt });
            builder.HasIndex(f => f.DeletedAt);
            builder.HasOne<Space>().WithMany().HasForeignKey(f => f.SpaceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
