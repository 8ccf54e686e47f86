using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workspace.Licensing;

/// <summary>Somebody who holds the seats: sees names, affiliations and dates, never content.</summary>
public sealed class Administrator : IInOrganisation
{
    public Guid OrganisationId { get; private init; }
    public Guid PersonId { get; private init; }
    public Guid? AppointedById { get; private init; }
    public DateTimeOffset AppointedAt { get; private init; }

    public static Administrator Appoint(Guid organisationId, Guid personId, Guid? by, DateTimeOffset at) =>
        new() { OrganisationId = organisationId, PersonId = personId, AppointedById = by, AppointedAt = at };

    private sealed class Table : IEntityTypeConfiguration<Administrator>
    {
        public void Configure(EntityTypeBuilder<Administrator> builder)
        {
            builder.HasKey(a => a.PersonId);
            builder.HasIndex(a => a.OrganisationId);
            builder.HasOne<People.Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
