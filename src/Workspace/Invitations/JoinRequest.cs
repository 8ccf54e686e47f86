using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Spaces;

namespace Workspace.Invitations;

/// <summary>Somebody of the organisation asks to be let into a space that takes requests.</summary>
public sealed class JoinRequest : IInSpace
{
    public const int MaxWords = 500;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid SpaceId { get; private init; }
    public Guid PersonId { get; private init; }
    public string Words { get; private init; } = "";
    public DateTimeOffset AskedAt { get; private init; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public Guid? AnsweredById { get; private set; }
    public bool Declined { get; private set; }

    public static JoinRequest Ask(Guid spaceId, Guid personId, string? words, DateTimeOffset at) =>
        new() { SpaceId = spaceId, PersonId = personId, Words = Text.Lines(words, MaxWords, "what you say", "Words"), AskedAt = at };

    public void Answer(Guid by, DateTimeOffset at, bool declined)
    {
        if (AnsweredAt is not null)
        {
            throw Refusal.Wrong("This request has been answered already.");
        }

        (AnsweredById, AnsweredAt, Declined) = (by, at, declined);
    }

    private sealed class Table : IEntityTypeConfiguration<JoinRequest>
    {
        public void Configure(EntityTypeBuilder<JoinRequest> builder)
        {
            builder.Property(r => r.Words).HasMaxLength(MaxWords);
            builder.Property(r => r.AnsweredAt).IsConcurrencyToken();
            builder.HasIndex(r => new { r.SpaceId, r.PersonId }).IsUnique().HasFilter("\"AnsweredAt\" is null"); // one at a time
            builder.HasIndex(r => r.PersonId);
            builder.HasOne<Space>().WithMany().HasForeignKey(r => r.SpaceId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<People.Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
