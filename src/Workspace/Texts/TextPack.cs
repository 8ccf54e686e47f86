using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workspace.Texts;

/// <summary>Older commits of a text, many in one row and compressed; nothing of them is left out.</summary>
public sealed class TextPack
{
    public required Guid TextId { get; init; }

    /// <summary>The first and the last commit in it.</summary>
    public required int From { get; init; }
    public required int To { get; set; }

    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset EndsAt { get; set; }
    public required byte[] Commits { get; set; }

    /// <summary>Takes over what another pack of the same beginning holds, and more.</summary>
    internal void Extend(TextPack longer) => (To, EndsAt, Commits) = (longer.To, longer.EndsAt, longer.Commits);

    private sealed class Table : IEntityTypeConfiguration<TextPack>
    {
        public void Configure(EntityTypeBuilder<TextPack> builder)
        {
            builder.HasKey(p => new { p.TextId, p.From });
            builder.HasOne<SharedText>().WithMany().HasForeignKey(p => p.TextId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
