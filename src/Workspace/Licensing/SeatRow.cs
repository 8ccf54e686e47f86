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
    public static IQueryable<SeatRow> Of(Office office)
    {
        var (following, sessions) = (office.Query<Seat>(), office.Platform<Session>());
        return
            from seat in office.Query<Seat>()
            where seat.StartsAt < seat.EndsAt
            join licence in office.Query<Licence>() on seat.LicenceId equals licence.Id
            join person in office.Query<Person>() on seat.PersonId equals person.Id
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
