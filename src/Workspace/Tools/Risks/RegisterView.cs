namespace Workspace.Tools.Risks;

/// <summary>One line of the register.</summary>
public sealed record RegisterRow(
    Guid Id, int Number, string Title, Guid? OwnerId, string OwnerName, int Likelihood, int Impact, int ScoreValue,
    RiskStatus Status, DateOnly? ReviewOn, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt, Guid ChangedById, DateTimeOffset? ClosedAt, string ClosedReason)
{
    public string Reference => RiskWords.Reference(Number);

    public Level Level => Score.LevelOf(ScoreValue);
}

/// <summary>A page of the register as one person sees it.</summary>
public sealed record RegisterView(IReadOnlyList<RegisterRow> Rows, int Matching, RegisterCounts Counts, RegisterChoices Choices, RegisterNames Names)
{
    public int Pages => Math.Max(1, (Matching + RegisterFilter.PageSize - 1) / RegisterFilter.PageSize);
}

/// <summary>The numbers of the docket.</summary>
public sealed record RegisterCounts(int Open, int Closed, int DueThisMonth);

/// <summary>What one can filter by: the owners and categories there are.</summary>
public sealed record RegisterChoices(IReadOnlyList<(Guid Id, string Name)> Owners, IReadOnlyList<string> OwnerNames, IReadOnlyList<string> Categories)
{
    public const int Most = 200;
}

/// <summary>Names of people by id, with whom they speak for.</summary>
public sealed class RegisterNames(IReadOnlyDictionary<Guid, (string Name, string? Organisation)> people)
{
    public string? Name(Guid? id) => id is { } known && people.TryGetValue(known, out var person) ? person.Name : null;

    public string? Organisation(Guid? id) => id is { } known && people.TryGetValue(known, out var person) ? person.Organisation : null;

    public string Of(Guid? id, string otherwise) => Name(id) ?? (otherwise.Length > 0 ? otherwise : "Nobody yet");
}
