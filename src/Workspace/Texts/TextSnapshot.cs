using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workspace.Texts;

/// <summary>A text as it was at one version, so that opening it does not begin at the beginning.</summary>
public sealed class TextSnapshot
{
    public required Guid TextId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The document's JSON, compressed.</summary>
    public required byte[] Doc { get; init; }

    private sealed class Table : IEntityTypeConfiguration<TextSnapshot>
    {
        public void Configure(EntityTypeBuilder<TextSnapshot> builder)
        {
            builder.HasKey(s => new { s.TextId, s.Version });
            builder.HasOne<SharedText>().WithMany().HasForeignKey(s => s.TextId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
