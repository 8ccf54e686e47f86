namespace Workspace.Spaces.Members;

/// <summary>Whom the editor offers when somebody types @ and the beginning of a name: the whole name or any word of it.</summary>
public static class PeopleToName
{
    private const int Most = 8;

    /// <summary>The people as the editor asks for them; with an id only that one.</summary>
    public static IResult Found(IEnumerable<(Guid Id, string Name, string? Affiliation)> people, string? typed, Guid? id) =>
        Results.Json(people.Where(p => id is { } one ? p.Id == one : Begins(p.Name, typed ?? "")).Take(Most).Select(p => new { id = p.Id, name = p.Name, organisation = p.Affiliation }));

    private static bool Begins(string name, string typed) => name.Split(' ').Append(name).Any(part => part.StartsWith(typed, StringComparison.OrdinalIgnoreCase));
}
