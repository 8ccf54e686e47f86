using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools;

namespace Workspace.Files;

/// <summary>What people see of files: never more than of the things that they hang on.</summary>
public sealed class FileQueries(SpaceAccess spaces, FileDoor door, AudienceQueries audiences, FilesSettings settings)
{
    private static readonly Question<SpaceFile, Guid, string, Guid> Hanging = new((files, thing, tool) => files.Where(f => f.ThingId == thing && f.Tool == tool && f.DeletedAt == null).OrderBy(f => f.ChangedAt).Select(f => f.Id).Take(1));

    private static readonly Question<SpaceFile, Guid[], string, PaperLine> Papers = new((files, things, tool) =>
        files.Where(f => things.Contains(f.ThingId) && f.Tool == tool && f.DeletedAt == null).OrderBy(f => f.AddedAt).Select(f => new PaperLine(f.Id, f.ThingId, f.Name, f.Kind, f.Size)));

    /// <summary>What hangs on a thing, newest first; nothing of a thing that is deleted or not for this person, even where its page is still shown.</summary>
    public async Task<AttachedView?> OnAsync(Guid spaceId, Hung on, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, ct: ct);
        if (!(await door.NamesAsync(visit, [on], ct)).ContainsKey(on))
        {
            return null;
        }

        if ((await visit.AskAsync(Hanging, on.ThingId, on.Tool, ct)).Count == 0) return new(Place.Of(visit), [], settings.LargestFile);
        var files = await Lines(visit, visit.Query<SpaceFile>().Where(f => f.ThingId == on.ThingId && f.Tool == on.Tool && f.DeletedAt == null).OrderByDescending(f => f.ChangedAt).Take(SpaceFile.MostOfOneThing)).ToListAsync(ct);
        return new(Place.Of(visit), [.. files.OrderByDescending(f => f.ChangedAt)], settings.LargestFile);
    }

    /// <summary>What hangs on several things of one tool, for lists that the visit shows anyway: who may see the things is asked before.</summary>
    public static async Task<ILookup<Guid, PaperLine>> OfAllAsync(Visit visit, string tool, Guid[] things, CancellationToken ct = default) =>
        (things.Length == 0 ? [] : await visit.AskAsync(Papers, things, tool, ct)).ToLookup(f => f.ThingId);

    public async Task<FileView> FileAsync(Guid spaceId, Guid id, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, ct: ct);
        var (file, name) = await FindAsync(visit, id, ct);
        var line = await Lines(visit, visit.Query<SpaceFile>().Where(f => f.Id == id)).SingleAsync(ct);
        var versions = await (
            from version in visit.Query<FileVersion>()
            where version.FileId == id
            join member in visit.Members() on version.ById equals member.PersonId into members
            from member in members.DefaultIfEmpty()
            orderby version.Number descending
            select new VersionLine(version.Number, version.Name, version.Kind, version.Size, version.Sha256, member.Name, version.At, version.Scan, version.Virus, version.Words)).Take(SpaceFile.MostVersions).ToListAsync(ct);
        return new(Place.Of(visit), line, await door.PageAsync(visit, file.On, ct), name, door.AddressOf(spaceId, file.On), door.ToolName(file.On), visit.May(Role.Contributor), FileActions.MayDelete(visit, file), versions, await audiences.OfSpaceAsync(visit, ct));
    }

    /// <summary>The file, where the person of the visit may see what it hangs on, and the name of that.</summary>
    internal async Task<(SpaceFile File, string On)> FindAsync(Visit visit, Guid id, CancellationToken ct)
    {
        var file = await visit.Query<SpaceFile>().FirstOrDefaultAsync(f => f.Id == id && f.DeletedAt == null, ct) ?? throw Refusal.NotFound();
        return (file, await door.NameAsync(visit, file.On, ct));
    }

    internal static IQueryable<FileLine> Lines(Visit visit, IQueryable<SpaceFile> files) =>
        from file in files
        join version in visit.Query<FileVersion>() on new { FileId = file.Id, Number = file.Latest } equals new { version.FileId, version.Number }
        join member in visit.Members() on file.ChangedById equals member.PersonId into members
        from member in members.DefaultIfEmpty()
        select new FileLine(file.Id, file.Name, file.Description, file.Tags, file.Kind, file.Size, file.Latest, new Hung(file.Tool, file.ThingId), file.ChangedById, member.Name, file.ChangedAt, version.Scan, version.Virus, file.DeletedAt);
}
