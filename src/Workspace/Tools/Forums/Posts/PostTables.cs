using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Spaces;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tools.Forums.Posts;

/// <summary>How posts lie in the database: two indexes and no more, because posts are what is written most.</summary>
public sealed class PostTable : IEntityTypeConfiguration<ForumPost>
{
    public void Configure(EntityTypeBuilder<ForumPost> builder)
    {
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Affiliation).HasMaxLength(ForumText.Affiliation);
        builder.Property(p => p.Words).HasMaxLength(ForumText.Post * 2);
        builder.Property(p => p.Things).HasMaxLength(ForumText.Things);
        builder.Property(p => p.HiddenRule).HasMaxLength(ForumText.Rule);
        builder.Property(p => p.HiddenNote).HasMaxLength(ForumText.Reason);
        builder.HasIndex(p => new { p.ThreadId, p.Number }).IsUnique();
        builder.HasOne<ForumThread>().WithMany().HasForeignKey(p => p.ThreadId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>How earlier words of posts lie in the database.</summary>
public sealed class PostRevisionTable : IEntityTypeConfiguration<PostRevision>
{
    public void Configure(EntityTypeBuilder<PostRevision> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => new { r.PostId, r.Version }).IsUnique();
        builder.HasOne<ForumPost>().WithMany().HasForeignKey(r => r.PostId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>How reactions lie in the database.</summary>
public sealed class PostReactionTable : IEntityTypeConfiguration<PostReaction>
{
    public void Configure(EntityTypeBuilder<PostReaction> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => new { r.PostId, r.PersonId, r.Kind }).IsUnique();
        builder.HasOne<ForumPost>().WithMany(p => p.Reactions).HasForeignKey(r => r.PostId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>How mentions lie in the database.</summary>
public sealed class PostMentionTable : IEntityTypeConfiguration<PostMention>
{
    public void Configure(EntityTypeBuilder<PostMention> builder)
    {
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasIndex(m => new { m.SpaceId, m.PersonId, m.AnsweredAt });
        builder.HasIndex(m => m.PostId);
        builder.HasOne<ForumPost>().WithMany().HasForeignKey(m => m.PostId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>How flags lie in the database.</summary>
public sealed class PostFlagTable : IEntityTypeConfiguration<Moderation.PostFlag>
{
    public void Configure(EntityTypeBuilder<Moderation.PostFlag> builder)
    {
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Reason).HasMaxLength(ForumText.Reason);
        builder.Property(f => f.Answer).HasMaxLength(ForumText.Reason);
        builder.HasIndex(f => new { f.SpaceId, f.SettledAt, f.At });
        builder.HasIndex(f => f.PostId);
        builder.HasOne<ForumPost>().WithMany().HasForeignKey(f => f.PostId).OnDelete(DeleteBehavior.Cascade);
    }
}
