using Workspace.Licensing;

namespace Workspace.People.Directory;

/// <summary>An account as the office sees it: names and dates, never content.</summary>
public sealed record PersonRow
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public string Email { get; init; } = "";
    public Guid? AffiliationId { get; init; }
    public string? Affiliation { get; init; }
    public bool HasPassword { get; init; }
    public bool HasFactor { get; init; }
    public bool IsAdministrator { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DisabledAt { get; init; }

    /// <summary>When the account was last used; nothing where it never was.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>The end of the seat that ends last.</summary>
    public DateTimeOffset? SeatEndsAt { get; init; }

    internal static IQueryable<PersonRow> Of(Office office)
    {
        var (seats, sessions, administrators) = (office.Query<Seat>(), office.Platform<Session>(), office.Query<Administrator>());
        return
            from person in office.Query<Person>()
            join affiliation in office.Query<Affiliation>() on person.AffiliationId equals affiliation.Id into affiliations
            from affiliation in affiliations.DefaultIfEmpty()
            select new PersonRow
            {
                Id = person.Id,
                Name = person.Name,
                Email = person.Email!,
                AffiliationId = person.AffiliationId,
                Affiliation = affiliation.Name,
                HasPassword = person.PasswordHash != null,
                HasFactor = person.TwoFactorEnabled,
                IsAdministrator = administrators.Any(a => a.PersonId == person.Id),
                CreatedAt = person.CreatedAt,
                DisabledAt = person.DisabledAt,
                SeenAt = sessions.Where(s => s.PersonId == person.Id).Max(s => (DateTimeOffset?)s.SeenAt),
                SeatEndsAt = seats.Where(s => s.PersonId == person.Id && s.StartsAt < s.EndsAt).Max(s => (DateTimeOffset?)s.EndsAt),
            };
    }
}
