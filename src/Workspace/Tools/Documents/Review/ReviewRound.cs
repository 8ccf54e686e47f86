using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Data;
using Workspace.Spaces;

namespace Workspace.Tools.Documents.Review;

/// <summary>A round of review: named people answer on one version of a document by a day.</summary>
public sealed class ReviewRound : IInSpace, IVersioned
{
    public const int MaxInstructions = 2_000, MaxNote = 1_000;

    private ReviewRound() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public Guid DocumentId { get; private init; }
    public int Number { get; private init; }
    public RoundKind Kind { get; private init; }
    public string Instructions { get; private init; } = "";
    public DateOnly DueOn { get; private set; }
    public Guid StartedById { get; private init; }
    public DateTimeOffset StartedAt { get; private init; }

    /// <summary>The version of the text the reviewers were asked about.</summary>
    public int StartVersion { get; private init; }
    public RoundOutcome Outcome { get; private set; }
    public string Note { get; private set; } = "";
    public DateTimeOffset? ClosedAt { get; private set; }
    public Guid? ClosedById { get; private set; }
    public int? EndVersion { get; private set; }
    public int Version { get; private set; }

    public bool IsOpen => ClosedAt is null;

    public static ReviewRound Start(Document document, Guid id, int number, RoundPlan plan, int version, Guid by, DateTimeOffset now, DateOnly today)
    {
        if (!Enum.IsDefined(plan.Kind)) throw Refusal.Wrong("Choose what the reviewers are asked for.", nameof(Kind));
        if (plan.DueOn is not { } due || due < today) throw Refusal.Wrong($"Enter a day from {today:d MMMM yyyy} on, such as {today.AddDays(14):d/M/yyyy}.", nameof(DueOn));
        if (due > today.AddYears(2)) throw Refusal.Wrong("Enter a day within two years.", nameof(DueOn));
        return new()
        {
            Id = id,
            SpaceId = document.SpaceId,
            DocumentId = document.Id,
            Number = number,
            Kind = plan.Kind,
            Instructions = Text.Lines(plan.Instructions, MaxInstructions, "the instructions", nameof(Instructions)),
            DueOn = due,
            StartedById = by,
            StartedAt = now,
            StartVersion = version,
        };
    }

    public void Close(RoundOutcome outcome, string? note, int version, bool allApprove, Guid by, DateTimeOffset now)
    {
        if (!IsOpen) throw Refusal.Wrong("This review is closed already.");
        if (outcome == RoundOutcome.Open || !Enum.IsDefined(outcome)) throw Refusal.Wrong("Choose how the review ends.", nameof(Outcome));
        if (Kind == RoundKind.Comment && outcome == RoundOutcome.NotAgreed) throw Refusal.Wrong("Nobody was asked to agree in this review. Close it, or agree the text.", nameof(Outcome));
        Note = Text.Lines(note, MaxNote, "the note", nameof(Note));
        if (outcome == RoundOutcome.Agreed && !allApprove && Note.Length == 0) throw Refusal.Wrong("Not everybody approves. Say why the text is agreed all the same.", nameof(Note));
        (Outcome, EndVersion, ClosedById, ClosedAt) = (outcome, version, by, now);
    }

    private sealed class Table : IEntityTypeConfiguration<ReviewRound>
    {
        public void Configure(EntityTypeBuilder<ReviewRound> builder)
        {
            builder.Property(r => r.Id).ValueGeneratedNever();
            builder.Property(r => r.Instructions).HasMaxLength(MaxInstructions);
            builder.Property(r => r.Note).HasMaxLength(MaxNote);
            builder.Property(r => r.Version).IsConcurrencyToken();
            builder.HasIndex(r => new { r.DocumentId, r.Number }).IsUnique();
            builder.HasIndex(r => new { r.SpaceId, r.ClosedAt });
            builder.HasOne<Document>().WithMany().HasForeignKey(r => r.DocumentId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>What somebody asks for who starts a review.</summary>
public sealed record RoundPlan(RoundKind Kind, DateOnly? DueOn, string? Instructions, IReadOnlyList<Guid> Reviewers);
