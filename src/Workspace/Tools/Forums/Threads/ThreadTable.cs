using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Spaces;

namespace Workspace.Tools.Forums.Threads;

/// <summary>How threads lie in the database.</summary>
public sealed class ThreadTable : IEntityTypeConfiguration<ForumThread>
{
    public void Configure(EntityTypeBuilder<ForumThread> builder)
    {
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Title).HasMaxLength(ForumText.Title);
        builder.Property(t => t.Tags).HasMaxLength(ForumText.Tags);
        builder.Property(t => t.ClosedBecause).HasMaxLength(ForumText.Rule);
        builder.Ignore(t => t.TagList);
        builder.HasIndex(t => new { t.SpaceId, t.Number }).IsUnique();
        builder.HasIndex(t => new { t.ForumId, t.Fate, t.LastPostAt, t.Number }); // the order of a list, and what of it is new
        builder.HasIndex(t => new { t.ForumId, t.Fate, t.LastPostAt }).HasFilter("\"IsPinned\"");
        builder.HasIndex(t => new { t.ForumId, t.Fate, t.Stage, t.LastPostAt });
        builder.HasOne(t => t.Forum).WithMany(f => f.Discussions).HasForeignKey(t => t.ForumId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Space>().WithMany().HasForeignKey(t => t.SpaceId).OnDelete(DeleteBehavior.Cascade);
    }
}
