using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Activity.Visits;
using Workspace.People;

namespace Workspace.Spaces;

/// <summary>Somebody's place in a space. The row stays when they leave, so that a return restores their role.</summary>
public sealed class Membership
{
    public Guid SpaceId { get; private init; }
    public Guid PersonId { get; private init; }
    public Role Role { get; private set; }
    public DateTimeOffset JoinedAt { get; private set; }
    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>Everything after this instant is new to the person: when the visit before this one ended.</summary>
    public DateTimeOffset ReadUntil { get; private set; }

    /// <summary>When the person was last here.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>What <see cref="ReadUntil"/> was before the person marked all as read.</summary>
    public DateTimeOffset? ReadBefore { get; private set; }

    public static Membership Join(Guid spaceId, Guid personId, Role role, DateTimeOffset at) =>
        new() { SpaceId = spaceId, PersonId = personId, Role = Known(role), JoinedAt = at, ReadUntil = at, SeenAt = at };

    public void Change(Role role) => Role = Known(role);

    public void Leave(DateTimeOffset at) => LeftAt ??= at;

    public void Return(Role role, DateTimeOffset at) => (Role, JoinedAt, LeftAt) = (Known(role), at, null);

    /// <summary>The person looked at a page of the space. A new visit begins where the one before ended.</summary>
    public void See(DateTimeOffset at) => (ReadUntil, SeenAt) = (LastVisit.ReadUntil(ReadUntil, SeenAt, at), at > SeenAt ? at : SeenAt);

    public void MarkRead(DateTimeOffset at) => (ReadBefore, ReadUntil) = (LastVisit.ReadUntil(ReadUntil, SeenAt, at), at);

    /// <summary>Takes back the mark made at this instant; a later one stays.</summary>
    public void TakeBackMark(DateTimeOffset at)
    {
        if (ReadBefore is { } before && ReadUntil == at)
        {
            (ReadUntil, ReadBefore) = (before, null);
        }
    }

    /// <summary>Everything up to here is known to the person.</summary>
    public void Read(DateTimeOffset until) => (ReadUntil, SeenAt) = (until, until);

    private static Role Known(Role role) => Enum.IsDefined(role) ? role : throw Refusal.Wrong("Choose a role from the list.");

    private sealed class Table : IEntityTypeConfiguration<Membership>
    {
        public void Configure(EntityTypeBuilder<Membership> builder)
        {
            builder.HasKey(m => new { m.SpaceId, m.PersonId });
            builder.Property(m => m.Role).IsConcurrencyToken(); // of two changes at once the second is told
            builder.Property(m => m.LeftAt).IsConcurrencyToken();
            builder.HasIndex(m => m.PersonId);
            builder.HasOne<Space>().WithMany().HasForeignKey(m => m.SpaceId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
