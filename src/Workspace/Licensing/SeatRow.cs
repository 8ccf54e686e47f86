using Workspace.People;

namespace Workspace.Licensing;

/// <summary>A seat as the office shows it: names and dates, nothing else.</summary>
public sealed record SeatRow
{
    public Guid SeatId { get; init; }
    public Guid PersonId { get; init; }
    public Guid LicenceId { get; init; }
    public string Name { get; init; } = "";
    public string Email { get; init; } = "";
    public Guid? AffiliationId { get; init; }
    public string? Affiliation { get; init; }
    public string? Sponsor { get; init; }
    public string Licence { get; init; } = "";
    public string OrderNumber { get; init; } = "";
    public string CostCentre { get; init; } = "";
    public string Reason { get; init; } = "";
    public DateTimeOffset StartsAt { get; init; }
    public DateTimeOffset EndsAt { get; init; }
    public SeatEnding Ending { get; init; }

    /// <summary>When the account was last used; nothing where it never was.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>When the next seat of the same person begins: usually where this one ends.</summary>
    public DateTimeOffset? RenewedFrom { get; init; }

    /// <summary>When the next seat of the same person ends.</summary>
    public DateTimeOffset? RenewedUntil { get; init; }

    /// <summary>Every seat that was or will be held; those released before they began never were.</summary>
    public static IQueryable<SeatRow> Of(Office office) => Of(office, office.Query<Seat>(), office.Query<Licence>(), office.Query<Person>());

    /// <summary>Seats that the organisation was just asked for, by their ids alone: asked for the organisation again, SQLite would read all its seats rather than these few.</summary>
    internal static IQueryable<SeatRow> OfKnown(Office office, IReadOnlyCollection<Guid> ids) =>
        Of(office, office.Platform<Seat>().Where(s => ids.Contains(s.Id)), office.Platform<Licence>(), office.Platform<Person>());

    private static IQueryable<SeatRow> Of(Office office, IQueryable<Seat> seats, IQueryable<Licence> licences, IQueryable<Person> people)
    {
        var (following, sessions) = (office.Query<Seat>(), office.Platform<Session>());
        return
            from seat in seats
            where seat.StartsAt < seat.EndsAt
            join licence in licences on seat.LicenceId equals licence.Id
            join person in people on seat.PersonId equals person.Id
            join affiliation in office.Query<Affiliation>() on person.AffiliationId equals affiliation.Id into affiliations
            from affiliation in affiliations.DefaultIfEmpty()
            join sponsor in office.Query<Person>() on seat.SponsorId equals sponsor.Id into sponsors
            from sponsor in sponsors.DefaultIfEmpty()
            select new SeatRow
            {
                SeatId = seat.Id,
                PersonId = person.Id,
                LicenceId = licence.Id,
                Name = person.Name,
                Email = person.Email!,
                AffiliationId = person.AffiliationId,
                Affiliation = affiliation.Name,
                Sponsor = sponsor.Name,
                Licence = licence.Reference,
                OrderNumber = licence.OrderNumber,
                CostCentre = licence.CostCentre,
                Reason = seat.Reason,
                StartsAt = seat.StartsAt,
                EndsAt = seat.EndsAt,
                Ending = seat.Ending,
                SeenAt = sessions.Where(s => s.PersonId == person.Id).Max(s => (DateTimeOffset?)s.SeenAt),
                RenewedFrom = following.Where(f => f.PersonId == seat.PersonId && f.StartsAt >= seat.EndsAt && f.StartsAt < f.EndsAt).OrderBy(f => f.StartsAt).Select(f => (DateTimeOffset?)f.StartsAt).FirstOrDefault(),
                RenewedUntil = following.Where(f => f.PersonId == seat.PersonId && f.StartsAt >= seat.EndsAt && f.StartsAt < f.EndsAt).OrderBy(f => f.StartsAt).Select(f => (DateTimeOffset?)f.EndsAt).FirstOrDefault(),
            };
    }
}
