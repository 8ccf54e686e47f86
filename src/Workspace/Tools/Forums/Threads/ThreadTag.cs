using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Spaces;

namespace Workspace.Tools.Forums.Threads;

/// <summary>A tag of a thread, for finding those that carry it.</summary>
public sealed class ThreadTag : IInSpace
{
    public const int MaxKey = ForumText.Tag * 2;

    private ThreadTag() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid SpaceId { get; private init; }
    public Guid ThreadId { get; private init; }
    public string Tag { get; private init; } = "";
    public string TagKey { get; private init; } = "";

    public static ThreadTag Of(ForumThread thread, string tag) => new() { SpaceId = thread.SpaceId, ThreadId = thread.Id, Tag = tag, TagKey = Key(tag) };

    public static string Key(string tag) => Text.Key(tag) is { Length: > MaxKey } longer ? longer[..MaxKey] : Text.Key(tag);

    private sealed class Table : IEntityTypeConfiguration<ThreadTag>
    {
        public void Configure(EntityTypeBuilder<ThreadTag> builder)
        {
            builder.Property(t => t.Id).ValueGeneratedNever();
            builder.Property(t => t.Tag).HasMaxLength(ForumText.Tag);
            builder.Property(t => t.TagKey).HasMaxLength(MaxKey);
            builder.HasIndex(t => new { t.SpaceId, t.TagKey });
            builder.HasIndex(t => t.ThreadId);
            builder.HasOne<ForumThread>().WithMany().HasForeignKey(t => t.ThreadId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
