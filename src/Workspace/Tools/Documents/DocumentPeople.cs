namespace Workspace.Tools.Documents;

/// <summary>The people of a space by id, those who left included: names stay on what they wrote.</summary>
public sealed class DocumentPeople(Guid spaceId, IReadOnlyDictionary<Guid, (string Name, string? Affiliation, bool Left)> people)
{
    public const string Somebody = "Somebody who left";

    public Guid SpaceId => spaceId;

    public bool Knows(Guid person) => people.ContainsKey(person);

    public string? NameOf(Guid person) => people.TryGetValue(person, out var known) ? known.Name : null;

    public string Name(Guid? person, string otherwise = Somebody) => person is { } id && people.TryGetValue(id, out var known) ? known.Name : otherwise.Length > 0 ? otherwise : Somebody;

    public string Affiliation(Guid? person) => person is { } id && people.TryGetValue(id, out var known) ? known.Affiliation ?? "" : "";

    public bool HasLeft(Guid person) => !people.TryGetValue(person, out var known) || known.Left;

    public IEnumerable<(Guid Id, string Name, string? Affiliation)> Present => people.Where(p => !p.Value.Left).Select(p => (p.Key, p.Value.Name, p.Value.Affiliation)).OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase);
}
