using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Spaces;

namespace Workspace.Invitations;

/// <summary>Somebody who came by invitation is asked to accept the charter of the space, and did so at an instant.</summary>
public sealed class CharterConsent
{
    public Guid SpaceId { get; private init; }
    public Guid PersonId { get; private init; }
    public DateTimeOffset AskedAt { get; private init; }
    public DateTimeOffset? AcceptedAt { get; private set; }

    public static CharterConsent Ask(Guid spaceId, Guid personId, DateTimeOffset at) => new() { SpaceId = spaceId, PersonId = personId, AskedAt = at };

    public void Accept(DateTimeOffset at) => AcceptedAt ??= at;

    private sealed class Table : IEntityTypeConfiguration<CharterConsent>
    {
        public void Configure(EntityTypeBuilder<CharterConsent> builder)
        {
            builder.HasKey(c => new { c.SpaceId, c.PersonId });
            builder.HasIndex(c => c.PersonId);
            builder.HasOne<Space>().WithMany().HasForeignKey(c => c.SpaceId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<People.Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
