using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Data;
using Workspace.Spaces;
using Workspace.Ui;

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

    /// <summary>The same in the words people use: first and last day, both included, in the organisation's zone.</summary>
    public static Licence Buy(Organisation organisation, LicenceTerms terms)
    {
        var licence = new Licence { OrganisationId = organisation.Id };
        licence.Change(terms, organisation.Zone, []);
        return licence;
    }

    public void Change(LicenceTerms terms, TimeZoneInfo zone, IReadOnlyCollection<Held> held)
    {
        if (terms.LastDay < terms.FirstDay)
        {
            throw Refusal.Wrong("Enter a last day that is not before the first day.", nameof(terms.LastDay));
        }

        Change(terms.Reference, terms.Seats, LastDay.StartOf(terms.FirstDay, zone), LastDay.EndOf(terms.LastDay, zone), terms.OrderNumber, terms.CostCentre, held);
    }

    /// <param name="held">All seats of this licence, past ones too: they stay within it.</param>
    public void Change(string reference, int seats, DateTimeOffset startsAt, DateTimeOffset endsAt, string orderNumber, string costCentre, IReadOnlyCollection<Held> held)
    {
        Reference = Text.Line(reference, MaxReference, "a reference for the licence", nameof(Reference));
        OrderNumber = Text.OptionalLine(orderNumber, MaxReference, "the order number", nameof(OrderNumber));
        CostCentre = Text.OptionalLine(costCentre, MaxReference, "the cost centre", nameof(CostCentre));
        KeepWithin(startsAt, endsAt, held);
        (StartsAt, EndsAt) = startsAt < endsAt ? (startsAt, endsAt) : throw Refusal.Wrong("Enter a last day that is not before the first day.", nameof(LastDay));
        Seats = seats is >= 1 and <= MaxSeats ? seats : throw Refusal.Wrong($"Enter a number of seats from 1 to {MaxSeats:N0}.", nameof(Seats));
        var most = Occupancy.Most(held, startsAt, endsAt);
        if (most > seats)
        {
            throw Refusal.Wrong($"{Words.Count(most, "seat is", "seats are")} taken on the fullest day. Release some before you make the licence smaller.", nameof(Seats));
        }
    }

    /// <summary>Gives a seat, if one is free for the whole time. <paramref name="held"/> are this licence's seats that touch it.</summary>
    public Seat Assign(Guid personId, DateTimeOffset startsAt, DateTimeOffset endsAt, Guid? sponsorId, string reason, IReadOnlyCollection<Held> held, DateTimeOffset now)
    {
        if (startsAt < StartsAt || endsAt > EndsAt || startsAt >= endsAt)
        {
            throw Refusal.Wrong($"Enter days within licence {Reference}; a seat cannot outlast it.", nameof(LastDay));
        }

        if (Occupancy.Most(held, startsAt, endsAt) >= Seats)
        {
            throw Refusal.Wrong($"No seat is free: all {Seats:N0} of licence {Reference} are taken for these dates. Release one, or choose another licence.");
        }

        return Seat.Give(this, personId, startsAt, endsAt, sponsorId, reason, now);
    }

    private static void KeepWithin(DateTimeOffset startsAt, DateTimeOffset endsAt, IReadOnlyCollection<Held> held)
    {
        var late = held.Count(h => h.EndsAt > endsAt);
        if (late > 0)
        {
            throw Refusal.Wrong($"{Words.Count(late, "seat runs", "seats run")} longer than that. Release them first, or enter a later last day.", nameof(LastDay));
        }

        if (held.Any(h => h.StartsAt < startsAt))
        {
            throw Refusal.Wrong("Seats of this licence were held before that. Enter an earlier first day.", "FirstDay");
        }
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
