using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workspace.Spaces;

/// <summary>A day that matters to the space, shown on its overview.</summary>
public sealed class KeyDate : IInSpace
{
    public const int MaxWhat = 160;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid SpaceId { get; private init; }
    public DateOnly Day { get; private init; }
    public string What { get; private init; } = "";

    public static KeyDate Set(Guid spaceId, DateOnly day, string what) =>
        new() { SpaceId = spaceId, Day = day, What = Text.Line(what, MaxWhat, "what happens on that day", nameof(What)) };

    private sealed class Table : IEntityTypeConfiguration<KeyDate>
    {
        public void Configure(EntityTypeBuilder<KeyDate> builder)
        {
            builder.Property(d => d.What).HasMaxLength(MaxWhat);
            builder.HasIndex(d => new { d.SpaceId, d.Day });
            builder.HasOne<Space>().WithMany().HasForeignKey(d => d.SpaceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
