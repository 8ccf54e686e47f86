namespace Workspace.People.Directory;

/// <summary>Which accounts a list shows.</summary>
public enum PeopleShow
{
    All,
    NeverHere,
    Unseated,
    Disabled,
}

/// <summary>Which people, in which order, which page of them: all of it stands in the address.</summary>
public sealed record PeopleView(PeopleShow Show = PeopleShow.All, string? Find = null, Guid? Affiliation = null, string Sort = "name", bool Down = false, int Page = 1)
{
    public const int PageSize = 50;

    private const string Path = "/office/people";
    private static readonly string[] Sorts = ["name", "organisation", "seat", "seen"];

    public bool IsFiltered => Show != PeopleShow.All || Find is not null || Affiliation is not null;

    public string Address => Parts() is { Length: > 0 } parts ? $"{Path}?{string.Join('&', parts)}" : Path;

    public static PeopleView Read(string? show, string? find, string? affiliation, string? sort, string? page)
    {
        var (words, by) = ((find ?? "").Trim(), sort?.TrimStart('-') ?? "");
        var isKnown = Sorts.Contains(by, StringComparer.Ordinal);
        return new PeopleView(
            Enum.TryParse<PeopleShow>(show, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : PeopleShow.All,
            words.Length == 0 ? null : words[..Math.Min(100, words.Length)],
            Guid.TryParse(affiliation, out var id) ? id : null,
            isKnown ? by : "name",
            isKnown && sort!.StartsWith('-'),
            int.TryParse(page, out var number) && number is > 0 and < 100_000 ? number : 1);
    }

    /// <summary>The same list sorted by this; a second time, the other way round.</summary>
    public PeopleView SortedBy(string sort) => this with { Sort = sort, Down = Sort == sort && !Down, Page = 1 };

    /// <summary>For the head of a column: not sorted by it, or up, or down.</summary>
    public bool? Direction(string sort) => Sort == sort ? Down : null;

    internal IQueryable<PersonRow> Filter(IQueryable<PersonRow> rows, DateTimeOffset now)
    {
        rows = Show switch
        {
            PeopleShow.NeverHere => rows.Where(r => r.SeenAt == null && r.DisabledAt == null),
            PeopleShow.Unseated => rows.Where(r => (r.SeatEndsAt == null || r.SeatEndsAt <= now) && r.DisabledAt == null),
            PeopleShow.Disabled => rows.Where(r => r.DisabledAt != null),
            _ => rows,
        };
        if (Find is { } typed)
        {
            var words = typed.ToUpperInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // the database does it, in its own way
            rows = rows.Where(r => r.Name.Contains(typed) || r.Name.ToUpper().Contains(words) || r.Email.ToUpper().Contains(words) || r.Affiliation!.ToUpper().Contains(words));
#pragma warning restore CA1304, CA1311, CA1862
        }

        return Affiliation is { } id ? rows.Where(r => r.AffiliationId == id) : rows;
    }

    internal IQueryable<PersonRow> Order(IQueryable<PersonRow> rows) => ((Sort, Down) switch
    {
        ("organisation", false) => rows.OrderBy(r => r.Affiliation == null).ThenBy(r => r.Affiliation),
        ("organisation", true) => rows.OrderBy(r => r.Affiliation == null).ThenByDescending(r => r.Affiliation),
        ("seat", false) => rows.OrderBy(r => r.SeatEndsAt == null).ThenBy(r => r.SeatEndsAt),
        ("seat", true) => rows.OrderBy(r => r.SeatEndsAt == null).ThenByDescending(r => r.SeatEndsAt),
        ("seen", false) => rows.OrderBy(r => r.SeenAt == null).ThenBy(r => r.SeenAt),
        ("seen", true) => rows.OrderBy(r => r.SeenAt == null).ThenByDescending(r => r.SeenAt),
        (_, true) => rows.OrderByDescending(r => r.Name),
        _ => rows.OrderBy(r => r.Name),
    }).ThenBy(r => r.Name).ThenBy(r => r.Id);

    private string[] Parts()
    {
        string?[] parts =
        [
            Show == PeopleShow.All ? null : $"show={Show.ToString().ToLowerInvariant()}",
            Find is null ? null : $"q={Uri.EscapeDataString(Find)}",
            Affiliation is null ? null : $"for={Affiliation}",
            Down || Sort != "name" ? $"sort={(Down ? "-" : "")}{Sort}" : null,
            Page > 1 ? $"page={Page}" : null,
        ];
        return [.. parts.OfType<string>()];
    }
}
