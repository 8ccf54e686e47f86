using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Search;
using Workspace.Spaces;

namespace Workspace.Files;

/// <summary>Files can be found by name, description, tags and the words in them, by whoever may see what they hang on.</summary>
internal sealed class FileSource(FileDoor door) : ISearchSource
{
    public const string File = "file";

    public string? Tool => null;

    public IReadOnlyList<SearchKind> Kinds { get; } = [new(File, "Files", "paperclip", 70)];

    public ValueTask<IReadOnlyList<Touched>> TouchedAsync(Event happened, CancellationToken ct = default) => new(
        happened.SpaceId is { } space && happened.Kind.StartsWith("file.", StringComparison.Ordinal) && JsonSerializer.Deserialize<FileFacts>(happened.Facts ?? "{}", JsonSerializerOptions.Web) is { } facts
            ? [new Touched(space, facts.File)] : []);

    public async Task<IReadOnlyList<SearchEntry>> ReadAsync(Visit visit, IReadOnlyCollection<Guid> things, CancellationToken ct = default)
    {
        var files = await (
            from file in visit.Query<SpaceFile>()
            where things.Contains(file.Id) && file.DeletedAt == null
            join version in visit.Query<FileVersion>() on new { FileId = file.Id, Number = file.Latest } equals new { version.FileId, version.Number }
            join words in visit.Query<FileWords>() on version.Id equals words.Id into read
            from words in read.DefaultIfEmpty()
            select new { file.Id, file.Name, file.Description, file.Tags, file.ChangedAt, file.ChangedById, version.Scan, words.Text }).ToListAsync(ct);
        return [.. files.Where(f => f.Scan is ScanState.NotScanned or ScanState.Clean).Select(f => new SearchEntry(File, f.Id, f.ChangedAt)
        {
            Title = f.Name,
            Text = string.Join('\n', new[] { f.Description, FileTags.Of(f.Tags).Words, f.Text ?? "" }.Where(part => part.Length > 0)),
            PersonId = f.ChangedById,
        })];
    }

    public async Task<IReadOnlyList<Guid>> ThingsAsync(Visit visit, CancellationToken ct = default) =>
        await visit.Query<SpaceFile>().Where(f => f.DeletedAt == null).Select(f => f.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<Found>> FindAsync(Visit visit, IReadOnlyCollection<Guid> things, CancellationToken ct = default)
    {
        var files = await FileQueries.Lines(visit, visit.Query<SpaceFile>().Where(f => things.Contains(f.Id) && f.DeletedAt == null)).ToListAsync(ct);
        var names = await door.NamesAsync(visit, [.. files.Select(f => f.On)], ct);
        return [.. files.Where(f => f.IsOpen && names.ContainsKey(f.On)).Select(f => new Found(File, f.Id, f.Name, FileAddresses.ToFile(visit.SpaceId, f.Id), f.ChangedAt)
        {
            State = FileSizes.Words(f.Size),
            PersonId = f.ChangedById,
            Detail = $"attached to {names[f.On]}",
        })];
    }
}
