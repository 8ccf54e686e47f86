using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Spaces;

namespace Workspace.Texts;

/// <summary>A version of a text that somebody gave a name: "Sent to ministers".</summary>
public sealed class NamedVersion : IInSpace
{
    public const int MaxName = 120;

    private NamedVersion() { }

    public Guid Id { get; private set; }
    public Guid SpaceId { get; private set; }
    public Guid TextId { get; private set; }
    public int Version { get; private set; }
    public string Name { get; private set; } = "";
    public Guid ById { get; private set; }
    public DateTimeOffset At { get; private set; }

    internal static NamedVersion Give(SharedText text, int version, string name, Guid by, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        SpaceId = text.SpaceId,
        TextId = text.Id,
        Version = version >= 0 && version <= text.Version ? version : throw Refusal.NotFound(),
        Name = Spaces.Text.Line(name, MaxName, "a name for this version", "Name"),
        ById = by,
        At = at,
    };

    private sealed class Table : IEntityTypeConfiguration<NamedVersion>
    {
        public void Configure(EntityTypeBuilder<NamedVersion> builder)
        {
            builder.Property(v => v.Name).HasMaxLength(MaxName);
            builder.HasIndex(v => new { v.TextId, v.Version });
            builder.HasOne<SharedText>().WithMany().HasForeignKey(v => v.TextId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
