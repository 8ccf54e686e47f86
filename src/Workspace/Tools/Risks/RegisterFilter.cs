using System.Globalization;

namespace Workspace.Tools.Risks;

/// <summary>Which risks a list shows and in which order: all of it stands in the address.</summary>
public sealed record RegisterFilter
{
    public const int PageSize = 50;

    public bool Closed { get; init; }

    /// <summary>A member, "nobody", or "name:" and the name an import brought.</summary>
    public string? Owner { get; init; }
    public Level? Level { get; init; }
    public ReviewDue? Due { get; init; }
    public string? Category { get; init; }

    /// <summary>One cell of the heat map: likelihood and impact.</summary>
    public Score? Cell { get; init; }
    public RegisterSort Sort { get; init; } = RegisterSort.Level;
    public bool Descending { get; init; } = true;
    public int Page { get; init; } = 1;

    public bool IsOn => this with { Sort = RegisterSort.Level, Descending = true, Page = 1, Closed = false } != new RegisterFilter();

    /// <summary>Reads an address; what it does not know is left out.</summary>
    public static RegisterFilter Read(IQueryCollection query, bool closed = false) => new()
    {
        Closed = closed,
        Owner = Short(query["owner"]),
        Level = Known<Level>(query["level"]),
        Due = Known<ReviewDue>(query["due"]),
        Category = Short(query["category"]),
        Cell = ReadCell(query["cell"]),
        Sort = Known<RegisterSort>(query["sort"]) ?? Usual(closed),
        Descending = Known<RegisterSort>(query["sort"]) is null || query["order"] == "down",
        Page = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, 10_000) : 1,
    };

    /// <summary>The part of the address behind the question mark, with it; empty for the plain list.</summary>
    public string Query()
    {
        List<string> parts = [];
        void Add(string name, string? value)
        {
            if (value is not null) parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }

        Add("owner", Owner);
        Add("level", Level?.ToString().ToLowerInvariant());
        Add("due", Due?.ToString().ToLowerInvariant());
        Add("category", Category);
        Add("cell", Cell is { } cell ? $"{cell.Likelihood}x{cell.Impact}" : null);
        if (Sort != Usual(Closed) || !Descending)
        {
            Add("sort", Sort.ToString().ToLowerInvariant());
            Add("order", Descending ? "down" : "up");
        }

        Add("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null);
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }

    /// <summary>The same list sorted by this; sorted by it already: the other way round.</summary>
    public RegisterFilter By(RegisterSort sort) =>
        this with { Sort = sort, Descending = Sort == sort ? !Descending : sort is RegisterSort.Level or RegisterSort.Closed, Page = 1 };

    // The most serious first; of the closed ones those closed last.
    private static RegisterSort Usual(bool closed) => closed ? RegisterSort.Closed : RegisterSort.Level;

    private static string? Short(string? text) => string.IsNullOrWhiteSpace(text) || text.Length > 200 ? null : text;

    private static T? Known<T>(string? text) where T : struct, Enum =>
        text is { Length: > 0 } && char.IsAsciiLetter(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    private static Score? ReadCell(string? text) =>
        text is [>= '1' and <= '5', 'x', >= '1' and <= '5'] ? new Score(text[0] - '0', text[2] - '0') : null;
}

/// <summary>What a register can be sorted by.</summary>
public enum RegisterSort { Level = 1, Reference, Title, Owner, Review, Closed }

/// <summary>When a review is due.</summary>
public enum ReviewDue { Overdue = 1, Month, Quarter, None }
