using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Spaces;

namespace Workspace.Texts;

/// <summary>A text that several people write together: whose it is, how far it has come, and who may do what to it. Its words are in the log and the snapshots.</summary>
public sealed class SharedText : IInSpace
{
    private const int MaxTool = 40, MaxKind = 60;

    private SharedText() { }

    public Guid Id { get; private set; }
    public Guid SpaceId { get; private set; }

    /// <summary>The tool it belongs to, and the thing of that tool.</summary>
    public string Tool { get; private set; } = "";
    public Guid ThingId { get; private set; }

    /// <summary>The kind of event that is recorded when somebody edits it: "document.edited".</summary>
    public string Edited { get; private set; } = "";

    /// <summary>How many commits it has; 0 is what it began with.</summary>
    public int Version { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public Guid ChangedById { get; private set; }

    /// <summary>The version its tool was last told of.</summary>
    public int ToldVersion { get; private set; }

    /// <summary>Commits up to this one are packed.</summary>
    public int PackedVersion { get; private set; }

    public Role? ReadFrom { get; private set; }
    public Role? CommentFrom { get; private set; }
    public Role? SuggestFrom { get; private set; }
    public Role? WriteFrom { get; private set; }
    public string? Because { get; private set; }

    public TextRules Rules => new() { Read = ReadFrom, Comment = CommentFrom, Suggest = SuggestFrom, Write = WriteFrom, Because = Because };

    internal static SharedText Begin(Guid spaceId, NewText begun, Guid by, DateTimeOffset at)
    {
        var text = new SharedText
        {
            Id = begun.Id,
            SpaceId = spaceId,
            Tool = Spaces.Text.Line(begun.Tool, MaxTool, "the tool"),
            ThingId = begun.ThingId,
            Edited = Spaces.Text.Line(begun.Edited, MaxKind, "the kind of event"),
            ChangedAt = at,
            ChangedById = by,
        };
        text.Allow(begun.Rules);
        return text;
    }

    public void Allow(TextRules rules) =>
        (ReadFrom, CommentFrom, SuggestFrom, WriteFrom, Because) = (rules.Read, rules.Comment, rules.Suggest, rules.Write, rules.Because is { } because ? Spaces.Text.Line(because, TextRules.MaxBecause, "the reason") : null);

    internal void Told(int version) => ToldVersion = version;

    internal void Packed(int version) => PackedVersion = version;

    private sealed class Table : IEntityTypeConfiguration<SharedText>
    {
        public void Configure(EntityTypeBuilder<SharedText> builder)
        {
            builder.Property(t => t.Tool).HasMaxLength(MaxTool);
            builder.Property(t => t.Edited).HasMaxLength(MaxKind);
            builder.Property(t => t.Because).HasMaxLength(TextRules.MaxBecause);
            builder.HasIndex(t => t.SpaceId);
            builder.HasIndex(t => t.ThingId);
            builder.HasOne<Space>().WithMany().HasForeignKey(t => t.SpaceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
