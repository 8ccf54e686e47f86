using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Spaces;

namespace Workspace.Tools.Documents.Comments;

/// <summary>Somebody was named in a comment: it waits for them until they answer, or the comment is resolved.</summary>
public sealed class DocumentMention : IInSpace
{
    private DocumentMention() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public Guid DocumentId { get; private init; }
    public Guid CommentId { get; private init; }
    public Guid PersonId { get; private init; }
    public Guid ById { get; private init; }
    public DateTimeOffset At { get; private init; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    public static DocumentMention Of(DocumentComment comment, Guid personId, Guid by, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        SpaceId = comment.SpaceId,
        DocumentId = comment.DocumentId,
        CommentId = comment.Id,
        PersonId = personId,
        ById = by,
        At = at,
    };

    public void Answer(DateTimeOffset at) => AnsweredAt ??= at;

    private sealed class Table : IEntityTypeConfiguration<DocumentMention>
    {
        public void Configure(EntityTypeBuilder<DocumentMention> builder)
        {
            builder.Property(m => m.Id).ValueGeneratedNever();
            builder.HasIndex(m => new { m.SpaceId, m.PersonId, m.AnsweredAt });
            builder.HasIndex(m => m.CommentId);
            builder.HasOne<DocumentComment>().WithMany().HasForeignKey(m => m.CommentId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
