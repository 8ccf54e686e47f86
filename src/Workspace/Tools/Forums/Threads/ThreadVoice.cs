using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Spaces;

namespace Workspace.Tools.Forums.Threads;

/// <summary>Somebody has spoken in a thread, and for whom: one row however much they say.</summary>
public sealed class ThreadVoice : IInSpace
{
    private ThreadVoice() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid SpaceId { get; private init; }
    public Guid ThreadId { get; private init; }
    public Guid PersonId { get; private init; }

    /// <summary>The organisation they spoke for then.</summary>
    public string Affiliation { get; private init; } = "";
    public DateTimeOffset At { get; private init; }

    public static ThreadVoice Of(ForumThread thread, Guid personId, string affiliation, DateTimeOffset at) =>
        new() { SpaceId = thread.SpaceId, ThreadId = thread.Id, PersonId = personId, Affiliation = affiliation, At = at };

    private sealed class Table : IEntityTypeConfiguration<ThreadVoice>
    {
        public void Configure(EntityTypeBuilder<ThreadVoice> builder)
        {
            builder.Property(v => v.Id).ValueGeneratedNever();
            builder.Property(v => v.Affiliation).HasMaxLength(ForumText.Affiliation);
            builder.HasIndex(v => new { v.ThreadId, v.PersonId }).IsUnique();
            builder.HasIndex(v => new { v.SpaceId, v.PersonId });
            builder.HasOne<ForumThread>().WithMany().HasForeignKey(v => v.ThreadId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
