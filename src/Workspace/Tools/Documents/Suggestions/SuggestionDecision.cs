using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Data;
using Workspace.Spaces;
using Workspace.Tools.Documents.Comments;

namespace Workspace.Tools.Documents.Suggestions;

/// <summary>What became of a suggested change, and why: kept when its marks are long gone from the text.</summary>
public sealed class SuggestionDecision : IInSpace, IVersioned
{
    public const int MaxWords = 2_000;

    private SuggestionDecision() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public Guid DocumentId { get; private init; }
    public string Key { get; private init; } = "";
    public Guid? ById { get; private init; }
    public string Affiliation { get; private init; } = "";
    public DateTimeOffset? SuggestedAt { get; private init; }
    public string Clause { get; private init; } = "";
    public string Added { get; private init; } = "";
    public string Removed { get; private init; } = "";
    public Guid? RoundId { get; private init; }
    public Outcome Outcome { get; private set; }
    public string Reason { get; private set; } = "";
    public DateTimeOffset? DecidedAt { get; private set; }
    public Guid? DecidedById { get; private set; }
    public int Version { get; private set; }

    public static SuggestionDecision Note(Document document, Suggestion suggestion, string affiliation, Guid? roundId, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        SpaceId = document.SpaceId,
        DocumentId = document.Id,
        Key = suggestion.Key,
        ById = suggestion.PersonId,
        Affiliation = affiliation,
        SuggestedAt = suggestion.At,
        Clause = Text.Cut(suggestion.Clause, DocumentComment.MaxClause),
        Added = Text.Cut(suggestion.Added, MaxWords),
        Removed = Text.Cut(suggestion.Removed, MaxWords),
        RoundId = roundId,
    };

    public void Decide(Outcome outcome, string? reason, Guid? by, DateTimeOffset at)
    {
        if (!Enum.IsDefined(outcome)) throw Refusal.Wrong("Choose what became of the suggestion.", nameof(Outcome));
        (Outcome, Reason) = (outcome, Text.Lines(reason, DocumentComment.MaxReason, "the reason", nameof(Reason)));
        (DecidedAt, DecidedById) = outcome == Outcome.Open ? ((DateTimeOffset?)null, (Guid?)null) : (DecidedAt ?? at, DecidedById ?? by);
    }

    private sealed class Table : IEntityTypeConfiguration<SuggestionDecision>
    {
        public void Configure(EntityTypeBuilder<SuggestionDecision> builder)
        {
            builder.Property(d => d.Id).ValueGeneratedNever();
            builder.Property(d => d.Key).HasMaxLength(DocumentComment.MaxKey);
            builder.Property(d => d.Affiliation).HasMaxLength(DocumentComment.MaxName);
            builder.Property(d => d.Clause).HasMaxLength(DocumentComment.MaxClause);
            builder.Property(d => d.Added).HasMaxLength(MaxWords);
            builder.Property(d => d.Removed).HasMaxLength(MaxWords);
            builder.Property(d => d.Reason).HasMaxLength(DocumentComment.MaxReason);
            builder.Property(d => d.Version).IsConcurrencyToken();
            builder.HasIndex(d => new { d.DocumentId, d.Key }).IsUnique();
            builder.HasIndex(d => d.SpaceId);
            builder.HasOne<Document>().WithMany().HasForeignKey(d => d.DocumentId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
