using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Spaces;

namespace Workspace.Tools.Polls.Workshops;

/// <summary>Somebody in the room: a member, or a device without an account. Of the device only a hash of its token is known.</summary>
public sealed class WorkshopParticipant : IInSpace
{
    private WorkshopParticipant() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public Guid WorkshopId { get; private init; }
    public Guid? PersonId { get; private init; }

    /// <summary>The member's organisation, or what a participant said themselves and marked as that.</summary>
    public string Group { get; private init; } = "";

    /// <summary>A hash of the network, to see many devices of one; forgotten when the workshop is over.</summary>
    public string Network { get; private set; } = "";
    public DateTimeOffset JoinedAt { get; private init; }

    public static WorkshopParticipant Member(Workshop workshop, Guid id, Guid person, string? organisation, DateTimeOffset now) =>
        new() { Id = id, SpaceId = workshop.SpaceId, WorkshopId = workshop.Id, PersonId = person, Group = organisation ?? "", JoinedAt = now };

    public static WorkshopParticipant Guest(Workshop workshop, Guid id, string group, string network, DateTimeOffset now) =>
        new() { Id = id, SpaceId = workshop.SpaceId, WorkshopId = workshop.Id, Group = RoomGroup.SelfDeclared(group), Network = network, JoinedAt = now };

    internal void ForgetNetwork() => Network = "";

    private sealed class Table : IEntityTypeConfiguration<WorkshopParticipant>
    {
        public void Configure(EntityTypeBuilder<WorkshopParticipant> builder)
        {
            builder.Property(p => p.Id).ValueGeneratedNever();
            builder.Property(p => p.Group).HasMaxLength(People.Affiliation.MaxName);
            builder.Property(p => p.Network).HasMaxLength(64);
            builder.HasIndex(p => new { p.WorkshopId, p.Network });
            builder.HasOne<Workshop>().WithMany().HasForeignKey(p => p.WorkshopId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
