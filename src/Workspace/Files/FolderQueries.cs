using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Spaces;
using Workspace.Tools;

namespace Workspace.Files;

/// <summary>All files of a space in one place, as far as the person may see what each hangs on: what they may not see is in no count either.</summary>
public sealed class FolderQueries(SpaceAccess spaces, FileDoor door, AudienceQueries audiences, IDbContextFactory<WorkspaceDb> databases, Toolbox toolbox)
{
    private const int MostTags = 30;

    public async Task<FolderView> ReadAsync(Guid spaceId, FolderFilter filter, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, filter.Deleted ? Role.Contributor : Role.Reader, FileDoor.OwnTool, ct);
        var (seen, names) = await SeenAsync(visit, filter.Deleted, ct);
        var facts = await seen.Select(f => new { f.Size, f.Tags, f.Tool }).ToListAsync(ct);
        var matching = Matching(seen, filter);
        var ordered = filter.Sort switch
        {
            "name" => matching.OrderBy(f => f.Name).ThenBy(f => f.Id),
            "size" => matching.OrderByDescending(f => f.Size).ThenBy(f => f.Id),
            _ => matching.OrderByDescending(f => f.ChangedAt).ThenBy(f => f.Id),
        };
        var page = await ordered.Skip((filter.Page - 1) * FolderFilter.OnePage).Take(FolderFilter.OnePage).Select(f => f.Id).ToListAsync(ct);
        var lines = (await FileQueries.Lines(visit, visit.Query<SpaceFile>().Where(f => page.Contains(f.Id))).ToListAsync(ct)).OrderBy(f => page.IndexOf(f.Id)).ToList();
        var tags = facts.SelectMany(f => FileTags.Of(f.Tags).All).CountBy(t => t).OrderByDescending(t => t.Value).ThenBy(t => t.Key, StringComparer.Ordinal).Take(MostTags).Select(t => (t.Key, t.Value)).ToList();
        await using var db = await databases.CreateDbContextAsync(ct);
        return new(
            Place.Of(visit), await audiences.OfSpaceAsync(visit, ct), filter, lines, names, await matching.CountAsync(ct), facts.Count, facts.Sum(f => f.Size), await FileRoom.OfSpaceAsync(db, spaceId, ct), tags,
            [.. facts.Select(f => f.Tool).Distinct().Select(t => (t, t.Length == 0 ? "The space itself" : toolbox.Find(t)?.Name ?? t)).OrderBy(t => t.Item2, StringComparer.Ordinal)]);
    }

    /// <summary>The files that the person of the visit may see, and the names of what they hang on.</summary>
    internal async Task<(IQueryable<SpaceFile> Files, IReadOnlyDictionary<Hung, string> Names)> SeenAsync(Visit visit, bool deleted, CancellationToken ct)
    {
        var all = visit.Query<SpaceFile>().Where(f => deleted ? f.DeletedAt != null : f.DeletedAt == null);
        var things = await all.Select(f => new { f.Tool, f.ThingId }).Distinct().OrderBy(f => f.Tool).ThenBy(f => f.ThingId).Take(SpaceFile.MostOfOneSpace).ToListAsync(ct);
        var names = await door.NamesAsync(visit, [.. things.Select(t => new Hung(t.Tool, t.ThingId))], ct);
        var seen = names.Keys.Select(on => on.ThingId).ToList();
        return (all.Where(f => seen.Contains(f.ThingId)), names);
    }

    private static IQueryable<SpaceFile> Matching(IQueryable<SpaceFile> files, FolderFilter filter)
    {
        if (filter.Search.Length > 0)
        {
            var (typed, words) = (filter.Search, filter.Search.ToUpperInvariant());
#pragma warning disable CA1304, CA1311, CA1862 // becomes upper() in the database
            files = files.Where(f => f.Name.Contains(typed) || f.Name.ToUpper().Contains(words) || f.Description.ToUpper().Contains(words));
#pragma warning restore CA1304, CA1311, CA1862
        }

        if (filter.Tag.Length > 0)
        {
            var tag = $"|{filter.Tag.ToLowerInvariant()}|";
            files = files.Where(f => f.Tags.Contains(tag));
        }

        return filter.Tool.Length == 0 ? files : filter.Tool == "space" ? files.Where(f => f.Tool == "") : files.Where(f => f.Tool == filter.Tool);
    }
}
