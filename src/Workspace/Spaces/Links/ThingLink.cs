using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workspace.Spaces.Links;

/// <summary>What became of a thing: a poll became a risk, and the risk came from that poll. Tools are named by key, so that neither knows the other.</summary>
public sealed class ThingLink : IInSpace
{
    public const int MaxTool = 40;

    private ThingLink() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid SpaceId { get; private init; }
    public string FromTool { get; private init; } = "";
    public Guid FromId { get; private init; }
    public string ToTool { get; private init; } = "";
    public Guid ToId { get; private init; }
    public Guid MadeById { get; private init; }
    public DateTimeOffset MadeAt { get; private init; }

    public static ThingLink Make(Guid spaceId, string fromTool, Guid fromId, string toTool, Guid toId, Guid by, DateTimeOffset at) =>
        new() { SpaceId = spaceId, FromTool = fromTool, FromId = fromId, ToTool = toTool, ToId = toId, MadeById = by, MadeAt = at };

    private sealed class Table : IEntityTypeConfiguration<ThingLink>
    {
        public void Configure(EntityTypeBuilder<ThingLink> builder)
        {
            builder.Property(l => l.Id).ValueGeneratedNever();
            builder.Property(l => l.FromTool).HasMaxLength(MaxTool);
            builder.Property(l => l.ToTool).HasMaxLength(MaxTool);
            builder.HasIndex(l => new { l.SpaceId, l.FromId });
            builder.HasIndex(l => new { l.SpaceId, l.ToId });
            builder.HasOne<Space>().WithMany().HasForeignKey(l => l.SpaceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
