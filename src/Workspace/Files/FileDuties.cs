using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools;

namespace Workspace.Files;

/// <summary>What waits for whoever brought in a file: one in which a virus was found afterwards.</summary>
public static class FileDuties
{
    private const int Most = 20;

    private static readonly Question<FileVersion, Guid, Guid> AnyBad = new((versions, person) => versions.Where(v => v.Scan == ScanState.Infected && v.ById == person).OrderBy(v => v.At).Select(v => v.Id).Take(1));

    public static async Task<IReadOnlyList<Duty>> ReadAsync(Visit visit, FileDoor door, CancellationToken ct = default)
    {
        if (!visit.May(Role.Contributor)) return [];
        if ((await visit.AskAsync(AnyBad, visit.PersonId, ct)).Count == 0) return []; // nearly always
        var bad = await (
            from version in visit.Query<FileVersion>()
            where version.Scan == ScanState.Infected && version.ById == visit.PersonId
            join file in visit.Query<SpaceFile>() on new { Id = version.FileId, Latest = version.Number } equals new { file.Id, file.Latest }
            where file.DeletedAt == null
            orderby version.At descending
            select new { file.Id, file.Name, file.Tool, file.ThingId }).Take(Most).ToListAsync(ct);
        if (bad.Count == 0) return [];
        var seen = await door.NamesAsync(visit, [.. bad.Select(f => new Hung(f.Tool, f.ThingId))], ct);
        return [.. bad.Where(f => seen.ContainsKey(new(f.Tool, f.ThingId))).Select(f => new Duty($"A virus was found in “{f.Name}”", "Nobody can open it. Delete the file, or send a clean version.", null, "Look at the file", FileAddresses.ToFile(visit.SpaceId, f.Id)))];
    }
}
