using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Spaces;

namespace Workspace.Tools.Polls.Workshops;

/// <summary>A question from the room.</summary>
public sealed class WorkshopQuestion : IInSpace
{
    public const int MaxText = 280, MostOfOne = 5, MostShown = 100;

    private WorkshopQuestion() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public Guid WorkshopId { get; private init; }
    public Guid LineId { get; private init; }
    public Guid ParticipantId { get; private init; }
    public string Text { get; private init; } = "";

    /// <summary>The organisation of whoever asked, so that the chair can balance voices.</summary>
    public string Group { get; private init; } = "";
    public QuestionState State { get; private set; }
    public DateTimeOffset At { get; private init; }

    public static WorkshopQuestion Ask(WorkshopLine line, WorkshopParticipant by, string? text, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        SpaceId = line.SpaceId,
        WorkshopId = line.WorkshopId,
        LineId = line.Id,
        ParticipantId = by.Id,
        Text = Spaces.Text.Line(text, MaxText, "your question", "Question"),
        Group = by.Group,
        At = now,
    };

    internal void Be(QuestionState state) => State = Enum.IsDefined(state) ? state : throw Refusal.Wrong("Choose what becomes of the question.");

    private sealed class Table : IEntityTypeConfiguration<WorkshopQuestion>
    {
        public void Configure(EntityTypeBuilder<WorkshopQuestion> builder)
        {
            builder.Property(q => q.Id).ValueGeneratedNever();
            builder.Property(q => q.Text).HasMaxLength(MaxText);
            builder.Property(q => q.Group).HasMaxLength(People.Affiliation.MaxName);
            builder.HasIndex(q => new { q.LineId, q.ParticipantId });
            builder.HasOne<WorkshopLine>().WithMany().HasForeignKey(q => q.LineId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>What became of a question.</summary>
public enum QuestionState
{
    Waiting = 0,
    Answered = 1,

    /// <summary>Facilitators see it, nobody else.</summary>
    Hidden = 2,
}

/// <summary>Somebody wants the same answered: once, however often they press.</summary>
public sealed class WorkshopUpVote : IInSpace
{
    private WorkshopUpVote() { }

    /// <summary>Made of the question and the participant, so that a second one is the same row.</summary>
    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public Guid QuestionId { get; private init; }
    public Guid ParticipantId { get; private init; }

    public static WorkshopUpVote For(WorkshopQuestion question, WorkshopParticipant by) =>
        new() { Id = Rooms.RoomToken.IdOf($"{question.Id:N} {by.Id:N}"), SpaceId = question.SpaceId, QuestionId = question.Id, ParticipantId = by.Id };

    private sealed class Table : IEntityTypeConfiguration<WorkshopUpVote>
    {
        public void Configure(EntityTypeBuilder<WorkshopUpVote> builder)
        {
            builder.Property(v => v.Id).ValueGeneratedNever();
            builder.HasIndex(v => v.QuestionId);
            builder.HasOne<WorkshopQuestion>().WithMany().HasForeignKey(v => v.QuestionId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
