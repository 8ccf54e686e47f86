namespace Workspace.Search.Finding;

/// <summary>What was found, as one person may see it.</summary>
public sealed record SearchResults
{
    /// <summary>By kind; with one kind asked for, a page of that.</summary>
    public IReadOnlyList<SearchGroup> Groups { get; init; } = [];

    /// <summary>The same search with a word written as it stands in what the person may see, where nothing else was found.</summary>
    public string? Meant { get; init; }

    /// <summary>What was looked for instead, where nothing was written so: words that begin with what was typed.</summary>
    public string? Instead { get; init; }

    /// <summary>The index is being filled, so that something may be missing.</summary>
    public bool IsFilling { get; init; }

    public bool IsEmpty => Groups.Count == 0;
}

/// <summary>Hits of one kind.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Hits">Those shown.</param>
/// <param name="Total">How many may be seen among those looked at; of an overview those shown.</param>
/// <param name="IsMore">There are more.</param>
public sealed record SearchGroup(SearchKind Kind, IReadOnlyList<SearchHit> Hits, int Total, bool IsMore)
{
    public int Pages => (Total + SearchQueries.PageSize - 1) / SearchQueries.PageSize;
}

/// <summary>One hit: what it is now, and the words by which it was found.</summary>
public sealed record SearchHit(Found Found, Guid SpaceId, string SpaceName, string? By, string? Organisation, IReadOnlyList<SnippetPiece> Title, IReadOnlyList<SnippetPiece> Text)
{
    /// <summary>Where else the same thing is.</summary>
    public int OtherSpaces { get; init; }
}

/// <summary>What a search can be narrowed by.</summary>
public sealed record SearchChoices(IReadOnlyList<(Guid Id, string Name)> Spaces, IReadOnlyList<SearchKind> Kinds, IReadOnlyList<string> Organisations);
