using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Licensing;
using Workspace.Spaces;

namespace Workspace.People;

/// <summary>Somebody says for whom they really speak; an administrator agrees or declines.</summary>
public sealed class AffiliationRequest : IInOrganisation
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid OrganisationId { get; private init; }
    public Guid PersonId { get; private init; }
    public string Wanted { get; private init; } = "";
    public DateTimeOffset AskedAt { get; private init; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public Guid? AnsweredById { get; private set; }
    public bool Declined { get; private set; }

    public static AffiliationRequest Ask(Guid organisationId, Guid personId, string? wanted, DateTimeOffset at) =>
        new() { OrganisationId = organisationId, PersonId = personId, Wanted = Fields.At("Wanted", () => NameText.Read(wanted, Affiliation.MaxName, "the organisation’s name")), AskedAt = at };

    public void Answer(Guid by, DateTimeOffset at, bool declined) =>
        (AnsweredById, AnsweredAt, Declined) = AnsweredAt is null ? (by, at, declined) : throw Refusal.Wrong("This request has been answered already.");

    private sealed class Table : IEntityTypeConfiguration<AffiliationRequest>
    {
        public void Configure(EntityTypeBuilder<AffiliationRequest> builder)
        {
            builder.Property(r => r.Wanted).HasMaxLength(Affiliation.MaxName);
            builder.Property(r => r.AnsweredAt).IsConcurrencyToken();
            builder.HasIndex(r => new { r.OrganisationId, r.AnsweredAt });
            builder.HasIndex(r => r.PersonId).IsUnique().HasFilter("\"AnsweredAt\" is null");
            builder.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
