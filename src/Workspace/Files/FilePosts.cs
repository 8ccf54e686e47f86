using Microsoft.AspNetCore.Mvc;
using Workspace.Files.Uploads;
using Workspace.Spaces;
using Workspace.Ui;

namespace Workspace.Files;

/// <summary>The forms of files: each does one thing and leads back to where it was sent from.</summary>
public static class FilePosts
{
    /// <summary>What a plain form may carry; the script sends pieces and has no such limit.</summary>
    public const long MostOfForm = 100 * 1024 * 1024;

    private const string Do = FileAddresses.One + "/do";

    public static void Map(IEndpointRouteBuilder app)
    {
        Large(app.MapPost(FileAddresses.Add, AddAsync));
        Large(app.MapPost(Do + "/version", ReplaceAsync));
        app.MapPost(Do + "/describe", DescribeAsync);
        app.MapPost(Do + "/delete", DeleteAsync);
        app.MapPost(Do + "/restore", RestoreAsync);
    }

    private static void Large(RouteHandlerBuilder form) => form.WithFormOptions(multipartBodyLengthLimit: MostOfForm).WithMetadata(new RequestSizeLimitAttribute(MostOfForm));

    private static async Task<IResult> AddAsync(Guid spaceId, [FromForm] string? tool, [FromForm] Guid? thing, [FromForm] string? back, HttpContext http, SpaceAccess spaces, UploadActions uploads, Notices notices)
    {
        await (await spaces.EnterAsync(spaceId, Role.Contributor)).DisposeAsync();
        var on = tool is { Length: > 0 and <= Hung.MaxTool } && thing is { } id ? new Hung(tool, id) : Hung.OnSpace(spaceId);
        var sent = await SendAsync(http, file => new(on, null, file.FileName, file.Length), spaceId, uploads);
        notices.Say(sent.Count == 1 ? $"“{sent[0].Name}” is attached." : $"{sent.Count} files are attached.");
        return SeeOther.To(http, LocalAddress.Or(back, FileAddresses.To(spaceId)));
    }

    private static async Task<IResult> ReplaceAsync(Guid spaceId, Guid fileId, [FromForm] string? back, HttpContext http, SpaceAccess spaces, UploadActions uploads, Notices notices)
    {
        await (await spaces.EnterAsync(spaceId, Role.Contributor)).DisposeAsync();
        var sent = await SendAsync(http, file => new(Hung.OnSpace(spaceId), fileId, file.FileName, file.Length), spaceId, uploads);
        notices.Say($"“{sent[^1].Name}” is now version {sent[^1].Latest}.");
        return SeeOther.To(http, LocalAddress.Or(back, FileAddresses.ToFile(spaceId, fileId)));
    }

    private static async Task<IReadOnlyList<SpaceFile>> SendAsync(HttpContext http, Func<IFormFile, UploadWish> wish, Guid spaceId, UploadActions uploads)
    {
        var files = http.Request.Form.Files.Where(file => file.Length > 0 || file.FileName.Length > 0).ToList();
        if (files.Count is 0 or > UploadActions.MostAtOnce)
        {
            throw Refusal.Wrong(files.Count == 0 ? "Choose a file first." : $"Send {UploadActions.MostAtOnce} files at once at most.", "file");
        }

        var sent = new List<SpaceFile>();
        foreach (var file in files)
        {
            await using var bytes = file.OpenReadStream();
            sent.Add(await uploads.SendAsync(spaceId, wish(file), bytes));
        }

        return sent;
    }

    private static async Task<IResult> DescribeAsync(Guid spaceId, Guid fileId, [FromForm] string? description, [FromForm] string? tags, FileActions files, Notices notices, HttpContext http)
    {
        await files.DescribeAsync(spaceId, fileId, description, tags);
        notices.Say("The description is saved.");
        return SeeOther.To(http, FileAddresses.ToFile(spaceId, fileId));
    }

    private static async Task<IResult> DeleteAsync(Guid spaceId, Guid fileId, [FromForm] string? back, FileActions files, Notices notices, HttpContext http)
    {
        await files.DeleteAsync(spaceId, fileId);
        notices.Say("The file is deleted.", FileAddresses.ToFile(spaceId, fileId, "/do/restore"));
        return SeeOther.To(http, LocalAddress.Or(back, FileAddresses.To(spaceId)));
    }

    private static async Task<IResult> RestoreAsync(Guid spaceId, Guid fileId, [FromForm] string? back, FileActions files, Notices notices, HttpContext http)
    {
        await files.RestoreAsync(spaceId, fileId);
        notices.Say("The file is back.");
        return SeeOther.To(http, LocalAddress.Or(back, FileAddresses.ToFile(spaceId, fileId)));
    }
}
