using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Licensing;

/// <summary>Somebody asks for a seat, or for more of one. It waits until an administrator gives or declines it.</summary>
public sealed class SeatRequest : IInOrganisation
{
    public const int MaxWords = 300;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid OrganisationId { get; private init; }
    public Guid PersonId { get; private init; }
    public string Words { get; private init; } = "";
    public DateTimeOffset AskedAt { get; private init; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public Guid? AnsweredById { get; private set; }
    public bool Declined { get; private set; }

    public static SeatRequest Ask(Guid organisationId, Guid personId, string words, DateTimeOffset at) =>
        new() { OrganisationId = organisationId, PersonId = personId, Words = Text.Lines(words, MaxWords, "what you say", nameof(Words)), AskedAt = at };

    public void Answer(Guid by, DateTimeOffset at, bool declined) => (AnsweredById, AnsweredAt, Declined) = (by, at, declined);

    private sealed class Table : IEntityTypeConfiguration<SeatRequest>
    {
        public void Configure(EntityTypeBuilder<SeatRequest> builder)
        {
            builder.Property(r => r.Words).HasMaxLength(MaxWords);
            builder.Property(r => r.AnsweredAt).IsConcurrencyToken();
            builder.HasIndex(r => new { r.OrganisationId, r.AnsweredAt });
            builder.HasIndex(r => r.PersonId).IsUnique().HasFilter("\"AnsweredAt\" is null"); // one at a time
            builder.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
