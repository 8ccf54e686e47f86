using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Data;
using Workspace.Spaces;
using Workspace.Tools.Polls.Counting;

namespace Workspace.Tools.Polls;

/// <summary>One time that a poll was put to the vote. What is closed stays as it is: asking again is another round.</summary>
public sealed class PollRound : IInSpace, IVersioned
{
    public const int MaxFrozen = 400_000, MaxGroups = 20_000;

    private PollRound() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid SpaceId { get; private init; }
    public Guid PollId { get; private init; }
    public int Number { get; private init; }
    public DateTimeOffset? OpenedAt { get; private set; }
    public Guid? OpenedById { get; private set; }
    public DateTimeOffset? ClosesAt { get; private set; }

    /// <summary>When it was to close by what was said at opening, where that has been moved since; none: it was not moved, or no end was said.</summary>
    public DateTimeOffset? AnnouncedEnd { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Who closed it; nobody: its time had come.</summary>
    public Guid? ClosedById { get; private set; }

    /// <summary>How many could vote, and did, when it closed.</summary>
    public int Invited { get; private set; }
    public int Voted { get; private set; }

    /// <summary>The organisations that results are shown for, as announced at opening, one a line.</summary>
    public string Groups { get; private set; } = "";

    /// <summary>The count as it was when the round closed.</summary>
    public string? Frozen { get; private set; }
    public int Version { get; private set; }

    public Tally? Result => Frozen is null ? null : Tally.Read(Frozen);

    public static PollRound First(Guid spaceId, Guid pollId) => new() { SpaceId = spaceId, PollId = pollId, Number = 1 };

    public PollRound Next() => new() { SpaceId = SpaceId, PollId = PollId, Number = Number + 1 };

    internal void Open(IEnumerable<string> groups, DateTimeOffset? closesAt, Guid by, DateTimeOffset now)
    {
        if (OpenedAt is not null) throw Refusal.Conflict("This round is open already.");
        if (closesAt <= now) throw Refusal.Wrong("Enter a closing time that is still to come.", "ClosesAt");
        (OpenedAt, OpenedById, ClosesAt, Groups) = (now, by, closesAt, string.Join('\n', groups));
    }

    /// <summary>Another instant at which it ends, while it still takes votes; none: somebody closes it.</summary>
    internal void MoveEnd(DateTimeOffset? end, DateTimeOffset now)
    {
        if (!TakesVotes(now)) throw Refusal.Conflict("This round takes no more votes: its end cannot be moved. Open another round instead.");
        if (end <= now) throw Refusal.Wrong("Enter a closing time that is still to come.", nameof(ClosesAt));
        AnnouncedEnd ??= ClosesAt;
        if (AnnouncedEnd == end) AnnouncedEnd = null;
        ClosesAt = end;
    }

    /// <summary>A vote counts only before the instant at which the round ends.</summary>
    public bool TakesVotes(DateTimeOffset now) => OpenedAt is not null && ClosedAt is null && (ClosesAt is not { } end || now < end);

    internal void Close(Tally tally, int invited, int voted, Guid? by, DateTimeOffset now)
    {
        if (ClosedAt is not null) throw Refusal.Conflict("This round is closed already.");
        (ClosedAt, ClosedById, Invited, Voted, Frozen) = (now, by, invited, voted, tally.Write());
    }

    private sealed class Table : IEntityTypeConfiguration<PollRound>
    {
        public void Configure(EntityTypeBuilder<PollRound> builder)
        {
            builder.Property(r => r.Id).ValueGeneratedNever();
            builder.Property(r => r.Groups).HasMaxLength(MaxGroups);
            builder.Property(r => r.Frozen).HasMaxLength(MaxFrozen);
            builder.Property(r => r.Version).IsConcurrencyToken();
            builder.Ignore(r => r.Result);
            builder.HasIndex(r => new { r.PollId, r.Number }).IsUnique();
            builder.HasOne<Poll>().WithMany().HasForeignKey(r => r.PollId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
