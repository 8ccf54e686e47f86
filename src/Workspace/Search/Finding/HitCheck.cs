using Microsoft.EntityFrameworkCore;
using Workspace.Search.Index;
using Workspace.Spaces;

namespace Workspace.Search.Finding;

/// <summary>Asks of every hit whether the person may see it now: in its space, by its tool, as they are at this moment. Whoever it does not name is not shown and not counted.</summary>
internal sealed class HitCheck(SpaceAccess spaces, IEnumerable<ISearchSource> sources)
{
    private readonly Dictionary<string, ISearchSource> _byKind = sources.SelectMany(source => source.Kinds.Select(kind => (kind.Key, source))).ToDictionary(pair => pair.Key, pair => pair.source, StringComparer.Ordinal);

    /// <summary>Those that may be seen, in the order given.</summary>
    public async Task<IReadOnlyList<Seen>> AsSeenAsync(IReadOnlyCollection<IndexRow> rows, CancellationToken ct = default)
    {
        var seen = new Dictionary<long, Seen>();
        foreach (var ofSpace in rows.GroupBy(row => row.SpaceId))
        {
            try
            {
                await using var visit = await spaces.EnterAsync(ofSpace.Key, Role.Reader, ct: ct);
                await LookAsync(visit, [.. ofSpace], seen, ct);
            }
            catch (Refusal)
            {
                // no longer theirs to see
            }
        }

        return [.. rows.Where(row => seen.ContainsKey(row.Number)).Select(row => seen[row.Number])];
    }

    private async Task LookAsync(Visit visit, IReadOnlyList<IndexRow> rows, Dictionary<long, Seen> seen, CancellationToken ct)
    {
        var found = new Dictionary<(string, Guid), Found>();
        foreach (var ofSource in rows.Where(row => _byKind.ContainsKey(row.Entry.Kind)).GroupBy(row => _byKind[row.Entry.Kind]).Where(group => group.Key.Tool is not { } tool || visit.Has(tool)))
        {
            foreach (var one in await ofSource.Key.FindAsync(visit, [.. ofSource.Select(row => row.Entry.ThingId).Distinct()], ct))
            {
                found[(one.Kind, one.ThingId)] = one;
            }
        }

        Guid[] writers = [.. found.Values.Select(one => one.PersonId).OfType<Guid>().Distinct()];
        var people = writers.Length == 0 ? [] : await visit.Members().Where(m => writers.Contains(m.PersonId)).ToDictionaryAsync(m => m.PersonId, ct);
        foreach (var row in rows)
        {
            if (found.TryGetValue(row.Key, out var one)) seen[row.Number] = new(row, one, visit.SpaceName, one.PersonId is { } by ? people.GetValueOrDefault(by) : null);
        }
    }
}

/// <summary>A hit that may be seen.</summary>
internal sealed record Seen(IndexRow Row, Found Found, string SpaceName, Member? By);
