using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Data;
using Workspace.Spaces;

namespace Workspace.Licensing;

/// <summary>A pool of seats with a start and an end.</summary>
public sealed class Licence : IInOrganisation, IVersioned
{
    public const int MaxReference = 60, MaxSeats = 100_000;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid OrganisationId { get; private init; }
    public string Reference { get; private set; } = "";
    public int Seats { get; private set; }
    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>Exclusive: the UTC start of the day after the last day.</summary>
    public DateTimeOffset EndsAt { get; private set; }
    public string OrderNumber { get; private set; } = "";
    public string CostCentre { get; private set; } = "";

    /// <summary>Counts assignments: two at once cannot both take the last seat.</summary>
    public int Version { get; private set; }

    public static Licence Buy(Guid organisationId, string reference, int seats, DateTimeOffset startsAt, DateTimeOffset endsAt, string orderNumber = "", string costCentre = "")
    {
        var licence = new Licence { OrganisationId = organisationId };
        licence.Change(reference, seats, startsAt, endsAt, orderNumber, costCentre, []);
        return licence;
    }

    public void Change(string reference, int seats, DateTimeOffset startsAt, DateTimeOffset endsAt, string orderNumber, string costCentre, IReadOnlyCollection<Seat> held)
    {
        Reference = Text.Line(reference, MaxReference, "a reference for the licence");
        OrderNumber = Text.OptionalLine(orderNumber, MaxReference, "the order number");
        CostCentre = Text.OptionalLine(costCentre, MaxReference, "the cost centre");
        (StartsAt, EndsAt) = startsAt < endsAt ? (startsAt, endsAt) : throw Refusal.Wrong("Enter a last day that is not before the first day.");
        Seats = seats is >= 1 and <= MaxSeats ? seats : throw Refusal.Wrong($"Enter a number of seats from 1 to {MaxSeats:N0}.");
        var most = Occupancy.Most(held, startsAt, endsAt);
        if (most > seats)
        {
            throw Refusal.Wrong($"{most:N0} seats are taken on the fullest day. Release some before you make the licence smaller.");
        }
    }

    /// <summary>Gives a seat, if one is free for the whole time. <paramref name="held"/> are this licence's seats that touch it.</summary>
    public Seat Assign(Guid personId, DateTimeOffset startsAt, DateTimeOffset endsAt, Guid? sponsorId, string reason, IReadOnlyCollection<Seat> held, DateTimeOffset now)
    {
        if (startsAt < StartsAt || endsAt > EndsAt || startsAt >= endsAt)
        {
            throw Refusal.Wrong("A seat must lie within its licence's first and last day.");
        }

        if (Occupancy.Most(held, startsAt, endsAt) >= Seats)
        {
            throw Refusal.Wrong($"No seat is free: all {Seats:N0} of licence {Reference} are taken for these dates. Release one, or choose another licence.");
        }

        return Seat.Give(this, personId, startsAt, endsAt, sponsorId, reason, now);
    }

    private sealed class Table : IEntityTypeConfiguration<Licence>
    {
        public void Configure(EntityTypeBuilder<Licence> builder)
        {
            builder.Property(l => l.Reference).HasMaxLength(MaxReference);
            builder.Property(l => l.OrderNumber).HasMaxLength(MaxReference);
            builder.Property(l => l.CostCentre).HasMaxLength(MaxReference);
            builder.Property(l => l.Version).IsConcurrencyToken();
            builder.HasIndex(l => new { l.OrganisationId, l.Reference }).IsUnique();
        }
    }
}
