using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.People;

namespace Workspace.Activity;

/// <summary>The names of the people whom events speak of.</summary>
public sealed class PersonNames(IReadOnlyDictionary<Guid, string> names)
{
    /// <summary>Who did it, or to whom it was done; the platform itself where nobody did.</summary>
    public string Name(Guid personId) => names.GetValueOrDefault(personId, "Workspace");

    internal static async Task<PersonNames> OfAsync(WorkspaceDb db, IReadOnlyCollection<Event> events, CancellationToken ct)
    {
        var ids = events.SelectMany(e => e.Kind.StartsWith("member.", StringComparison.Ordinal) ? new[] { e.ActorId, e.SubjectId } : [e.ActorId]).OfType<Guid>().Distinct().ToArray();
        return new(await db.Set<Person>().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct));
    }
}
