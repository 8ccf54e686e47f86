using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Spaces;

namespace Workspace.Tools.Forums.Threads;

/// <summary>What a discussion came to: recorded with its date and who recorded it. A later one takes its place and leaves it on record.</summary>
public sealed class ThreadOutcome : IInSpace
{
    private ThreadOutcome() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public Guid ThreadId { get; private init; }
    public string Words { get; private init; } = "";
    public Guid ById { get; private init; }
    public DateTimeOffset At { get; private init; }

    public static ThreadOutcome Record(ForumThread thread, Guid id, string? words, Guid by, DateTimeOffset at) => new()
    {
        Id = id,
        SpaceId = thread.SpaceId,
        ThreadId = thread.Id,
        Words = Text.Lines(words, ForumText.Outcome, "the outcome", nameof(Words)) is { Length: > 0 } told ? told : throw Refusal.Wrong("Enter the outcome.", nameof(Words)),
        ById = by,
        At = at,
    };

    private sealed class Table : IEntityTypeConfiguration<ThreadOutcome>
    {
        public void Configure(EntityTypeBuilder<ThreadOutcome> builder)
        {
            builder.Property(o => o.Id).ValueGeneratedNever();
            builder.Property(o => o.Words).HasMaxLength(ForumText.Outcome);
            builder.HasIndex(o => new { o.ThreadId, o.At });
            builder.HasOne<ForumThread>().WithMany().HasForeignKey(o => o.ThreadId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
