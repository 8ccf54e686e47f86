using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Spaces;

namespace Workspace.Texts.Named;

/// <summary>Somebody was named in a text that people write together, once for each text: it waits for them while their name stands there, until they say that it is done.</summary>
public sealed class TextMention : IInSpace
{
    private TextMention() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public Guid TextId { get; private init; }
    public Guid PersonId { get; private init; }
    public Guid ById { get; private init; }
    public DateTimeOffset At { get; private init; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>False where the name was taken out again.</summary>
    public bool Stands { get; private set; }

    public static TextMention Of(SharedText text, Guid personId, Guid by, DateTimeOffset at) =>
        new() { Id = Guid.CreateVersion7(at), SpaceId = text.SpaceId, TextId = text.Id, PersonId = personId, ById = by, At = at, Stands = true };

    public void Answer(DateTimeOffset at) => AnsweredAt ??= at;

    internal void Stand(bool stands) => Stands = stands;

    private sealed class Table : IEntityTypeConfiguration<TextMention>
    {
        public void Configure(EntityTypeBuilder<TextMention> builder)
        {
            builder.Property(m => m.Id).ValueGeneratedNever();
            builder.HasIndex(m => new { m.TextId, m.PersonId }).IsUnique();
            builder.HasIndex(m => new { m.SpaceId, m.PersonId, m.AnsweredAt });
            builder.HasOne<SharedText>().WithMany().HasForeignKey(m => m.TextId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
