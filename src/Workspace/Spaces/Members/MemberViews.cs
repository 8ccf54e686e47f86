namespace Workspace.Spaces.Members;

/// <summary>A page of the members of a space.</summary>
public sealed record MemberList(Place Place, Audience Audience, MemberFilter Filter, int Total, IReadOnlyList<MemberRow> Rows, int All)
{
    public int Pages => (Total + MemberQueries.AtOnce - 1) / MemberQueries.AtOnce;
}

/// <summary>A member as the others see them; that they cannot enter at the moment is for owners.</summary>
public sealed record MemberRow
{
    public required Guid PersonId { get; init; }
    public required string Name { get; init; }
    public required string Initials { get; init; }
    public string? Affiliation { get; init; }
    public required Role Role { get; init; }
    public required DateTimeOffset JoinedAt { get; init; }
    public DateTimeOffset? LeftAt { get; init; }
    public required bool CanEnter { get; init; }
}

/// <summary>A body that people of the space speak for; no name where they speak for none.</summary>
public sealed record Body(string? Name, int People)
{
    public string? ShortName { get; init; }
    public People.AffiliationKind? Kind { get; init; }

    /// <summary>Some of them, by name.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];
}

/// <summary>Somebody who could be added to a space.</summary>
public sealed record Candidate(Guid PersonId, string Name, string? Affiliation, Role? Was);
