using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workspace.Texts;

/// <summary>One accepted batch: who changed what and when. Together they are the history of a text.</summary>
public sealed class TextCommit
{
    public const int MaxTab = 36, MaxNote = 100;

    public required Guid TextId { get; init; }

    /// <summary>Counts from 1 without a gap.</summary>
    public required int Version { get; init; }
    public required Guid AuthorId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The author's open page that sent it, and its number there: what is sent twice is applied once. None where the server made it.</summary>
    public string? Tab { get; init; }
    public int? Sequence { get; init; }

    /// <summary>What the server did, where it did it: "restored 12", "import", "accepted".</summary>
    public string? Note { get; init; }

    /// <summary>The steps as they were made, a JSON list.</summary>
    public required string Steps { get; init; }

    private sealed class Table : IEntityTypeConfiguration<TextCommit>
    {
        public void Configure(EntityTypeBuilder<TextCommit> builder)
        {
            builder.HasKey(c => new { c.TextId, c.Version });
            builder.Property(c => c.Tab).HasMaxLength(MaxTab);
            builder.Property(c => c.Note).HasMaxLength(MaxNote);
            builder.HasIndex(c => new { c.TextId, c.Tab, c.Sequence }).IsUnique();
            builder.HasOne<SharedText>().WithMany().HasForeignKey(c => c.TextId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
