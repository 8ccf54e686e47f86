namespace Workspace.Licensing;

/// <summary>Which seats a list shows.</summary>
public enum SeatShow
{
    Held,
    Soon,
    Coming,
    Ended,

    /// <summary>Held, and not used for a while.</summary>
    Idle,
}

/// <summary>Which seats, in which order, which page of them: all of it stands in the address.</summary>
public sealed record SeatView(SeatShow Show = SeatShow.Held, string? Find = null, Guid? Affiliation = null, string Sort = "name", bool Down = false, int Page = 1, int Days = SeatView.IdleDays)
{
    public const int PageSize = 50, SoonDays = 30, IdleDays = 60;

    private static readonly string[] Sorts = ["name", "organisation", "ends", "sponsor"];

    public static SeatView Read(string? show, string? find, string? affiliation, string? sort, int? page, int? days = null)
    {
        var (down, by) = (sort?.StartsWith('-') == true, sort?.TrimStart('-') ?? "");
        return new SeatView(
            Enum.TryParse<SeatShow>(show, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : SeatShow.Held,
            string.IsNullOrWhiteSpace(find) ? null : find.Trim()[..Math.Min(100, find.Trim().Length)],
            Guid.TryParse(affiliation, out var id) ? id : null,
            Sorts.Contains(by) ? by : "name",
            down && Sorts.Contains(by),
            page is > 0 and < 100_000 ? page.Value : 1,
            days is >= 1 and <= 1_000 ? days.Value : IdleDays);
    }

    public bool IsFiltered => Show != SeatShow.Held || Find is not null || Affiliation is not null;

    public string Address(string path)
    {
        var parts = new List<string>();
        if (Show != SeatShow.Held) parts.Add($"show={Show.ToString().ToLowerInvariant()}");
        if (Show == SeatShow.Idle && Days != IdleDays) parts.Add($"days={Days}");
        if (Find is not null) parts.Add($"q={Uri.EscapeDataString(Find)}");
        if (Affiliation is { } id) parts.Add($"for={id}");
        if (Down || Sort != "name") parts.Add($"sort={(Down ? "-" : "")}{Sort}");
        if (Page > 1) parts.Add($"page={Page}");
        return parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}";
    }

    /// <summary>The same list sorted by this; a second time, the other way round.</summary>
    public SeatView SortedBy(string sort) => this with { Sort = sort, Down = Sort == sort && !Down, Page = 1 };

    /// <summary>For the head of a column: not sorted by it, or up, or down.</summary>
    public bool? Direction(string sort) => Sort == sort ? Down : null;

    internal IQueryable<SeatRow> Filter(IQueryable<SeatRow> rows, DateTimeOffset now)
    {
        var (soon, since) = (now.AddDays(SoonDays), now.AddDays(-Days));
        rows = Show switch
        {
            SeatShow.Soon => rows.Where(r => r.StartsAt <= now && r.EndsAt > now && r.EndsAt <= soon && r.RenewedUntil == null),
            SeatShow.Coming => rows.Where(r => r.StartsAt > now),
            SeatShow.Idle => rows.Where(r => r.StartsAt <= since && r.EndsAt > now && (r.SeenAt == null || r.SeenAt < since)),
            SeatShow.Ended => rows.Where(r => r.EndsAt <= now),
            _ => rows.Where(r => r.StartsAt <= now && r.EndsAt > now),
        };
        if (Find?.ToUpperInvariant() is { } words)
        {
#pragma warning disable CA1304, CA1311, CA1862 // becomes upper() in the database
            rows = rows.Where(r => r.Name.ToUpper().Contains(words) || r.Email.ToUpper().Contains(words) || r.Affiliation!.ToUpper().Contains(words));
#pragma warning restore CA1304, CA1311, CA1862
        }

        return Affiliation is { } id ? rows.Where(r => r.AffiliationId == id) : rows;
    }

    internal IQueryable<SeatRow> Order(IQueryable<SeatRow> rows) => ((Sort, Down) switch
    {
        ("ends", false) => rows.OrderBy(r => r.EndsAt),
        ("ends", true) => rows.OrderByDescending(r => r.EndsAt),
        ("organisation", false) => rows.OrderBy(r => r.Affiliation),
        ("organisation", true) => rows.OrderByDescending(r => r.Affiliation),
        ("sponsor", false) => rows.OrderBy(r => r.Sponsor),
        ("sponsor", true) => rows.OrderByDescending(r => r.Sponsor),
        (_, true) => rows.OrderByDescending(r => r.Name),
        _ => rows.OrderBy(r => r.Name),
    }).ThenBy(r => r.Name).ThenBy(r => r.StartsAt).ThenBy(r => r.SeatId);
}
