namespace Workspace.Spaces.Members;

/// <summary>Which members are asked for, and in which order; all of it stands in the address.</summary>
public sealed record MemberFilter(string? Search = null, string? Organisation = null, Role? Role = null, string Sort = MemberFilter.ByName, bool Descending = false, int Page = 1)
{
    public const string ByName = "name", ByOrganisation = "organisation", ByRole = "role", BySince = "since";

    /// <summary>How people without an organisation are asked for.</summary>
    public const string NoOrganisation = "none";

    public bool Narrows => Search is not null || Organisation is not null || Role is not null;

    /// <summary>Reads the address; what is not understood is left out.</summary>
    public static MemberFilter Read(string? search, string? organisation, string? role, string? sort, int? page)
    {
        var order = (sort ?? "").TrimStart('-');
        return new(
            Filled(search), Filled(organisation), Enum.TryParse<Role>(role, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null,
            order is ByOrganisation or ByRole or BySince ? order : ByName, sort is ['-', ..], Math.Clamp(page ?? 1, 1, 10_000));
    }

    /// <summary>The address of the same list, otherwise asked.</summary>
    public string Address(Guid spaceId)
    {
        var query = new[]
        {
            ("q", Search), ("org", Organisation), ("role", Role?.ToString().ToLowerInvariant()),
            ("sort", (Sort, Descending) == (ByName, false) ? null : (Descending ? "-" : "") + Sort), ("page", Page == 1 ? null : Page.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        }.Where(part => part.Item2 is not null).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}");
        return string.Join('?', new[] { $"/spaces/{spaceId}/people", string.Join('&', query) }.Where(part => part.Length > 0));
    }

    public MemberFilter SortedBy(string order) => this with { Sort = order, Descending = Sort == order && !Descending, Page = 1 };

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim() is { Length: > 100 } longer ? longer[..100] : text.Trim();
}
