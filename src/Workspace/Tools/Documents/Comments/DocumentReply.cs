using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Spaces;

namespace Workspace.Tools.Documents.Comments;

/// <summary>An answer to a comment.</summary>
public sealed class DocumentReply : IInSpace
{
    private DocumentReply() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public Guid DocumentId { get; private init; }
    public Guid CommentId { get; private init; }
    public string Words { get; private init; } = "";
    public Guid ById { get; private init; }
    public DateTimeOffset At { get; private init; }

    public static DocumentReply Write(DocumentComment comment, Guid id, string? words, Guid by, DateTimeOffset at) => new()
    {
        Id = id,
        SpaceId = comment.SpaceId,
        DocumentId = comment.DocumentId,
        CommentId = comment.Id,
        Words = DocumentComment.Told(words),
        ById = by,
        At = at,
    };

    private sealed class Table : IEntityTypeConfiguration<DocumentReply>
    {
        public void Configure(EntityTypeBuilder<DocumentReply> builder)
        {
            builder.Property(r => r.Id).ValueGeneratedNever();
            builder.Property(r => r.Words).HasMaxLength(DocumentComment.MaxText);
            builder.HasIndex(r => new { r.DocumentId, r.At });
            builder.HasIndex(r => r.CommentId);
            builder.HasIndex(r => r.SpaceId);
            builder.HasOne<DocumentComment>().WithMany().HasForeignKey(r => r.CommentId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
