using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tools.Forums.Reading;

/// <summary>How read positions lie in the database.</summary>
public sealed class ThreadReaderTable : IEntityTypeConfiguration<ThreadReader>
{
    public void Configure(EntityTypeBuilder<ThreadReader> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => new { r.ThreadId, r.PersonId }).IsUnique();
        builder.HasOne<ForumThread>().WithMany(t => t.Readers).HasForeignKey(r => r.ThreadId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>How readers of forums lie in the database.</summary>
public sealed class ForumReaderTable : IEntityTypeConfiguration<ForumReader>
{
    public void Configure(EntityTypeBuilder<ForumReader> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => new { r.ForumId, r.PersonId }).IsUnique();
        builder.HasOne<Forum>().WithMany(f => f.Readers).HasForeignKey(r => r.ForumId).OnDelete(DeleteBehavior.Cascade);
    }
}
