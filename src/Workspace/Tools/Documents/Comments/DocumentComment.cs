using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Data;
using Workspace.Spaces;

namespace Workspace.Tools.Documents.Comments;

/// <summary>A comment on some words of a document, or on all of it, with what became of it.</summary>
public sealed class DocumentComment : IInSpace, IVersioned
{
    public const int MaxKey = 64, MaxQuote = 300, MaxClause = 200, MaxText = 4_000, MaxName = 200, MaxReason = 1_000;

    private DocumentComment() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public Guid DocumentId { get; private init; }

    /// <summary>The id of the mark on the words; empty for a comment on the whole document.</summary>
    public string Key { get; private init; } = "";

    /// <summary>The words it is about, as they were then.</summary>
    public string Quote { get; private init; } = "";

    /// <summary>The heading they stood under.</summary>
    public string Clause { get; private init; } = "";
    public string Words { get; private init; } = "";

    /// <summary>Nobody of this organisation where it came with a file.</summary>
    public Guid? ById { get; private init; }
    public string AuthorName { get; private init; } = "";

    /// <summary>The organisation the person spoke for then.</summary>
    public string Affiliation { get; private init; } = "";
    public DateTimeOffset At { get; private init; }
    public Guid? RoundId { get; private init; }
    public Outcome Outcome { get; private set; }
    public string Reason { get; private set; } = "";
    public DateTimeOffset? ResolvedAt { get; private set; }
    public Guid? ResolvedById { get; private set; }
    public int Version { get; private set; }

    public bool IsResolved => ResolvedAt is not null;

    public static DocumentComment Write(Document document, Guid id, Anchor anchor, string? words, Author author, Guid? roundId, DateTimeOffset at) => new()
    {
        Id = id,
        SpaceId = document.SpaceId,
        DocumentId = document.Id,
        Key = anchor.Key,
        Quote = Text.Cut(anchor.Quote, MaxQuote),
        Clause = Text.Cut(anchor.Clause, MaxClause),
        Words = Told(words),
        ById = author.PersonId,
        AuthorName = Text.Cut(author.Name, MaxName),
        Affiliation = Text.Cut(author.Affiliation ?? "", MaxName),
        At = at,
        RoundId = roundId,
    };

    public void Resolve(Outcome outcome, string? reason, Guid by, DateTimeOffset at)
    {
        if (IsResolved) throw Refusal.Wrong("This comment is resolved already.");
        if (!Enum.IsDefined(outcome) || outcome == Outcome.Open) throw Refusal.Wrong("Choose what became of the comment.", nameof(Outcome));
        (Outcome, Reason, ResolvedAt, ResolvedById) = (outcome, Text.Lines(reason, MaxReason, "the reason", nameof(Reason)), at, by);
    }

    public void Reopen()
    {
        if (!IsResolved) throw Refusal.Wrong("This comment is open already.");
        (Outcome, ResolvedAt, ResolvedById) = (Outcome.Open, null, null);
    }

    /// <summary>Written down later or put right, without opening it again.</summary>
    public void Explain(Outcome outcome, string? reason, Guid by, DateTimeOffset at)
    {
        if (outcome == Outcome.Open) (Outcome, Reason, ResolvedAt, ResolvedById) = (outcome, Text.Lines(reason, MaxReason, "the reason", nameof(Reason)), null, null);
        else (Outcome, Reason, ResolvedAt, ResolvedById) = (Enum.IsDefined(outcome) ? outcome : throw Refusal.Wrong("Choose what became of the comment.", nameof(Outcome)), Text.Lines(reason, MaxReason, "the reason", nameof(Reason)), ResolvedAt ?? at, ResolvedById ?? by);
    }

    internal static string Told(string? words) => Text.Lines(words, MaxText, "the comment", nameof(Words)) is { Length: > 0 } told ? told : throw Refusal.Wrong("Write your comment.", nameof(Words));

    private sealed class Table : IEntityTypeConfiguration<DocumentComment>
    {
        public void Configure(EntityTypeBuilder<DocumentComment> builder)
        {
            builder.Property(c => c.Id).ValueGeneratedNever();
            builder.Property(c => c.Key).HasMaxLength(MaxKey);
            builder.Property(c => c.Quote).HasMaxLength(MaxQuote);
            builder.Property(c => c.Clause).HasMaxLength(MaxClause);
            builder.Property(c => c.Words).HasMaxLength(MaxText);
            builder.Property(c => c.AuthorName).HasMaxLength(MaxName);
            builder.Property(c => c.Affiliation).HasMaxLength(MaxName);
            builder.Property(c => c.Reason).HasMaxLength(MaxReason);
            builder.Property(c => c.Version).IsConcurrencyToken();
            builder.HasIndex(c => new { c.DocumentId, c.At });
            builder.HasIndex(c => c.SpaceId);
            builder.HasOne<Document>().WithMany().HasForeignKey(c => c.DocumentId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>Where a comment stands: the mark on the words, the words, and the heading above them.</summary>
public sealed record Anchor(string Key, string Quote, string Clause)
{
    /// <summary>The whole document.</summary>
    public static Anchor Whole { get; } = new("", "", "");
}

/// <summary>Who says something, and for whom.</summary>
public sealed record Author(Guid? PersonId, string Name, string? Affiliation);
