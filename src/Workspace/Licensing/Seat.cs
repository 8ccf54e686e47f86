using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Licensing;

/// <summary>Why a seat ended before its last day.</summary>
public enum SeatEnding
{
    None = 0,
    Released = 1,
    Transferred = 2,
}

/// <summary>One person's place in a licence. Rows are never deleted, so they answer "who held it at that time".</summary>
public sealed class Seat : IInOrganisation
{
    public const int MaxReason = 200;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid OrganisationId { get; private init; }
    public Guid LicenceId { get; private init; }
    public Guid PersonId { get; private init; }
    public DateTimeOffset StartsAt { get; private init; }

    /// <summary>Exclusive, by the server's clock.</summary>
    public DateTimeOffset EndsAt { get; private set; }
    public Guid? SponsorId { get; private init; }
    public string Reason { get; private init; } = "";
    public DateTimeOffset AssignedAt { get; private init; }
    public SeatEnding Ending { get; private set; }

    public bool IsHeldAt(DateTimeOffset at) => StartsAt <= at && at < EndsAt;

    public Held Held => new(Id, PersonId, StartsAt, EndsAt);

    public void End(DateTimeOffset now, SeatEnding ending)
    {
        if (now >= EndsAt)
        {
            throw Refusal.Wrong("This seat has already ended.");
        }

        // A seat that has not begun ends where it would have begun: it was never held.
        EndsAt = now > StartsAt ? now : StartsAt;
        Ending = ending;
    }

    internal static Seat Give(Licence licence, Guid personId, DateTimeOffset startsAt, DateTimeOffset endsAt, Guid? sponsorId, string reason, DateTimeOffset now) => new()
    {
        OrganisationId = licence.OrganisationId,
        LicenceId = licence.Id,
        PersonId = personId,
        StartsAt = startsAt,
        EndsAt = endsAt,
        SponsorId = sponsorId,
        Reason = Text.OptionalLine(reason, MaxReason, "the reason", nameof(Reason)),
        AssignedAt = now,
    };

    private sealed class Table : IEntityTypeConfiguration<Seat>
    {
        public void Configure(EntityTypeBuilder<Seat> builder)
        {
            builder.Ignore(s => s.Held);
            builder.Property(s => s.Reason).HasMaxLength(MaxReason);
            builder.Property(s => s.EndsAt).IsConcurrencyToken();
            builder.HasIndex(s => new { s.PersonId, s.EndsAt });
            builder.HasIndex(s => new { s.LicenceId, s.EndsAt });
            builder.HasIndex(s => new { s.LicenceId, s.StartsAt }); // with the one above: how many are in use
            builder.HasIndex(s => new { s.OrganisationId, s.EndsAt });
            builder.HasIndex(s => new { s.OrganisationId, s.LicenceId, s.StartsAt, s.EndsAt });
            builder.HasIndex(s => new { s.SponsorId, s.EndsAt });
            builder.HasOne<Licence>().WithMany().HasForeignKey(s => s.LicenceId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
