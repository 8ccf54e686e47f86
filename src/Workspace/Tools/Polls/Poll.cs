using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Data;
using Workspace.Spaces;

namespace Workspace.Tools.Polls;

/// <summary>A question that a group answers together, under rules that are fixed before the first vote.</summary>
public sealed class Poll : IInSpace, IVersioned
{
    public const int MaxQuestion = 300, MaxBackground = 10_000, MaxOutcome = 4_000;

    private Poll() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public int Number { get; private init; }
    public string Question { get; private set; } = "";
    public string Background { get; private set; } = "";
    public PollRules Rules { get; private set; } = new();
    public PollState State { get; private set; }

    /// <summary>The round that is open, or was last.</summary>
    public Guid RoundId { get; private set; }

    /// <summary>When the present round ends by itself; none: when a facilitator closes it.</summary>
    public DateTimeOffset? ClosesAt { get; private set; }

    public Guid CreatedById { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset ChangedAt { get; private set; }

    public string Outcome { get; private set; } = "";
    public Guid? OutcomeById { get; private set; }
    public DateTimeOffset? OutcomeAt { get; private set; }
    public DateOnly? ReviewOn { get; private set; }
    public int Version { get; private set; }

    public string Reference => PollText.Reference(Number);
    public bool IsOpen => State == PollState.Open;
    public bool IsDraft => State == PollState.Draft;
    public bool IsClosed => State == PollState.Closed;

    /// <summary>A draft, and the round that it will open.</summary>
    public static (Poll Poll, PollRound Round) Draft(Guid spaceId, Guid id, int number, PollPlan plan, Guid by, DateTimeOffset now)
    {
        var round = PollRound.First(spaceId, id);
        var poll = new Poll { Id = id, SpaceId = spaceId, Number = number, CreatedById = by, CreatedAt = now, RoundId = round.Id };
        poll.Write(plan, now);
        return (poll, round);
    }

    public void Write(PollPlan plan, DateTimeOffset now)
    {
        if (!IsDraft) throw Refusal.Wrong($"{Reference} has been opened: its question and rules stay as they are.");
        Question = Text.Line(plan.Question, MaxQuestion, "the question", nameof(Question));
        Background = Text.Lines(plan.Background, MaxBackground, "the background", nameof(Background));
        Rules = plan.Rules.Checked();
        if (plan.ClosesAt <= now) throw Refusal.Wrong("Enter a closing time that is still to come.", nameof(ClosesAt));
        (ClosesAt, ChangedAt) = (plan.ClosesAt, now);
    }

    internal void Open(PollRound round, DateTimeOffset? closesAt, DateTimeOffset now)
    {
        if (IsOpen) throw Refusal.Wrong($"{Reference} is open already.");
        (State, RoundId, ClosesAt, ChangedAt) = (PollState.Open, round.Id, closesAt, now);
    }

    internal void MoveEnd(DateTimeOffset? end, DateTimeOffset now) => (ClosesAt, ChangedAt) = (end, now);

    internal void Close(DateTimeOffset now) => (State, ChangedAt) = (IsOpen ? PollState.Closed : throw Refusal.Conflict($"{Reference} is closed already."), now);

    /// <summary>What the group makes of the result, in words, and when it looks at it again.</summary>
    public void Conclude(string outcome, DateOnly? reviewOn, Guid by, DateTimeOffset now, DateOnly today)
    {
        if (!IsClosed) throw Refusal.Wrong("The outcome is written when the poll is closed.");
        if (reviewOn <= today && reviewOn != ReviewOn) throw Refusal.Wrong($"Enter a date after {today:d MMMM yyyy}.", nameof(ReviewOn));
        Outcome = Text.Lines(outcome, MaxOutcome, "the outcome", nameof(Outcome)) is { Length: > 0 } words ? words : throw Refusal.Wrong("Write what was decided.", nameof(Outcome));
        (ReviewOn, OutcomeById, OutcomeAt, ChangedAt) = (reviewOn, by, now, now);
    }

    private sealed class Table : IEntityTypeConfiguration<Poll>
    {
        public void Configure(EntityTypeBuilder<Poll> builder)
        {
            builder.Property(p => p.Id).ValueGeneratedNever();
            builder.Property(p => p.Question).HasMaxLength(MaxQuestion);
            builder.Property(p => p.Background).HasMaxLength(MaxBackground);
            builder.Property(p => p.Outcome).HasMaxLength(MaxOutcome);
            builder.Property(p => p.Version).IsConcurrencyToken();
            builder.ComplexProperty(p => p.Rules);
            builder.HasIndex(p => new { p.SpaceId, p.Number }).IsUnique();
            builder.HasIndex(p => new { p.SpaceId, p.State });
            builder.HasOne<Space>().WithMany().HasForeignKey(p => p.SpaceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>What the form of a poll says.</summary>
public sealed record PollPlan(string Question, string Background, PollRules Rules, IReadOnlyList<PlannedChoice> Choices, DateTimeOffset? ClosesAt);

/// <summary>A choice as it is planned; for finding a date, the day and the time.</summary>
public sealed record PlannedChoice(string Title, string Description = "", DateTimeOffset? At = null);
