using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Files.Kinds;
using Workspace.Spaces;

namespace Workspace.Files.Uploads;

/// <summary>A file on its way: its room is kept, and its bytes come in pieces that may be resumed for a day.</summary>
public sealed class Upload : IInSpace
{
    public const int MaxStamp = 80;

    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    private Upload() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public Guid PersonId { get; private init; }
    public string Tool { get; private init; } = "";
    public Guid ThingId { get; private init; }

    /// <summary>The file that it becomes a version of; none: a new one.</summary>
    public Guid? FileId { get; private init; }
    public string Name { get; private init; } = "";
    public long Size { get; private init; }

    /// <summary>By which the same file is known again after the page was closed.</summary>
    public string Stamp { get; private init; } = "";
    public DateTimeOffset StartedAt { get; private init; }

    public Hung On => new(Tool, ThingId);

    public static Upload Begin(Guid spaceId, Guid personId, Hung on, Guid? fileId, string name, long size, string stamp, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        SpaceId = spaceId,
        PersonId = personId,
        Tool = on.Tool,
        ThingId = on.ThingId,
        FileId = fileId,
        Name = name,
        Size = size,
        Stamp = stamp[..Math.Min(stamp.Length, MaxStamp)],
        StartedAt = at,
    };

    private sealed class Table : IEntityTypeConfiguration<Upload>
    {
        public void Configure(EntityTypeBuilder<Upload> builder)
        {
            builder.Property(u => u.Id).ValueGeneratedNever();
            builder.Property(u => u.Tool).HasMaxLength(Hung.MaxTool);
            builder.Property(u => u.Name).HasMaxLength(FileName.Longest);
            builder.Property(u => u.Stamp).HasMaxLength(MaxStamp);
            builder.Ignore(u => u.On);
            builder.HasIndex(u => new { u.SpaceId, u.PersonId });
            builder.HasIndex(u => u.StartedAt);
            builder.HasOne<Space>().WithMany().HasForeignKey(u => u.SpaceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
