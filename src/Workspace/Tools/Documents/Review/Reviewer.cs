using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Data;
using Workspace.Spaces;

namespace Workspace.Tools.Documents.Review;

/// <summary>Somebody who was asked to review, and their answer.</summary>
public sealed class Reviewer : IInSpace, IVersioned
{
    public const int MaxNote = 2_000;

    private Reviewer() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public Guid DocumentId { get; private init; }
    public Guid RoundId { get; private init; }
    public Guid PersonId { get; private init; }
    public string Affiliation { get; private init; } = "";
    public ReviewResult Result { get; private set; }
    public string Note { get; private set; } = "";
    public DateTimeOffset? AnsweredAt { get; private set; }
    public int Version { get; private set; }

    public static Reviewer Ask(ReviewRound round, Member member) => new()
    {
        Id = Guid.CreateVersion7(round.StartedAt),
        SpaceId = round.SpaceId,
        DocumentId = round.DocumentId,
        RoundId = round.Id,
        PersonId = member.PersonId,
        Affiliation = member.Affiliation ?? "",
    };

    /// <summary>Answers, or changes the answer while the round is open.</summary>
    public void Answer(ReviewRound round, ReviewResult result, string? note, DateTimeOffset at)
    {
        if (!round.IsOpen) throw Refusal.Wrong("This review is closed. Your answer was not changed.");
        var possible = round.Kind == RoundKind.Approval ? result is ReviewResult.Approved or ReviewResult.NotApproved : result == ReviewResult.Done;
        if (!possible) throw Refusal.Wrong(round.Kind == RoundKind.Approval ? "Choose whether you approve." : "Say that you are done.", nameof(Result));
        Note = Text.Lines(note, MaxNote, "your words", nameof(Note));
        if (result == ReviewResult.NotApproved && Note.Length == 0) throw Refusal.Wrong("Say what would have to change for you to approve.", nameof(Note));
        (Result, AnsweredAt) = (result, at);
    }

    private sealed class Table : IEntityTypeConfiguration<Reviewer>
    {
        public void Configure(EntityTypeBuilder<Reviewer> builder)
        {
            builder.Property(r => r.Id).ValueGeneratedNever();
            builder.Property(r => r.Affiliation).HasMaxLength(200);
            builder.Property(r => r.Note).HasMaxLength(MaxNote);
            builder.Property(r => r.Version).IsConcurrencyToken();
            builder.HasIndex(r => new { r.RoundId, r.PersonId }).IsUnique();
            builder.HasIndex(r => new { r.SpaceId, r.PersonId, r.Result });
            builder.HasOne<ReviewRound>().WithMany().HasForeignKey(r => r.RoundId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
