using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Data;
using Workspace.Spaces;

namespace Workspace.Tools.Polls.Workshops;

/// <summary>One line of the agenda: words on the screen, a poll, or questions from the room.</summary>
public sealed class WorkshopLine : IInSpace, IVersioned
{
    public const int Most = 60, MaxTitle = Poll.MaxQuestion, MaxBody = 2_000;

    private WorkshopLine() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public Guid WorkshopId { get; private init; }
    public int Position { get; private set; }
    public LineKind Kind { get; private init; }
    public string Title { get; private init; } = "";
    public string Body { get; private init; } = "";

    /// <summary>The poll that it asks, counted like any other.</summary>
    public Guid? PollId { get; private init; }

    /// <summary>The round of the poll that was voted on in the room.</summary>
    public Guid? RoundId { get; private init; }

    public DateTimeOffset? OpenedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The result shows; before that it is hidden everywhere.</summary>
    public bool IsRevealed { get; private set; }
    public int Version { get; private set; }

    public bool IsOpen => OpenedAt is not null && ClosedAt is null;

    public static WorkshopLine Words(Workshop workshop, int position, string title, string body) => Of(workshop, position, LineKind.Words, title, body);

    public static WorkshopLine Questions(Workshop workshop, int position, string title, string body) => Of(workshop, position, LineKind.Questions, title, body);

    public static WorkshopLine Asking(Workshop workshop, int position, Poll poll) => new()
    {
        Id = Guid.CreateVersion7(poll.CreatedAt),
        SpaceId = workshop.SpaceId,
        WorkshopId = workshop.Id,
        Position = position,
        Kind = LineKind.Poll,
        Title = poll.Question,
        Body = Text.Lines(poll.Background, MaxBody, "the words below it", nameof(Body)),
        PollId = poll.Id,
        RoundId = poll.RoundId,
    };

    private static WorkshopLine Of(Workshop workshop, int position, LineKind kind, string title, string body) => new()
    {
        Id = Guid.CreateVersion7(),
        SpaceId = workshop.SpaceId,
        WorkshopId = workshop.Id,
        Position = position,
        Kind = kind,
        Title = Text.Line(title, MaxTitle, "what the line says", nameof(Title)),
        Body = Text.Lines(body, MaxBody, "the words below it", nameof(Body)),
    };

    public void MoveTo(int position) => Position = position;

    internal void Open(DateTimeOffset now) => OpenedAt ??= now;

    internal void Close(DateTimeOffset now) => ClosedAt ??= now;

    internal void Reveal(bool shown) => IsRevealed = shown;

    private sealed class Table : IEntityTypeConfiguration<WorkshopLine>
    {
        public void Configure(EntityTypeBuilder<WorkshopLine> builder)
        {
            builder.Property(l => l.Id).ValueGeneratedNever();
            builder.Property(l => l.Title).HasMaxLength(MaxTitle);
            builder.Property(l => l.Body).HasMaxLength(MaxBody);
            builder.Property(l => l.Version).IsConcurrencyToken();
            builder.HasIndex(l => new { l.WorkshopId, l.Position });
            builder.HasIndex(l => l.PollId);
            builder.HasOne<Workshop>().WithMany().HasForeignKey(l => l.WorkshopId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>What a line of the agenda is.</summary>
public enum LineKind
{
    Words = 0,
    Poll = 1,
    Questions = 2,
}
