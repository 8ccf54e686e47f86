using Microsoft.AspNetCore.Mvc;
using Workspace.Spaces;
using Workspace.Tools.Wiki.Import;
using Workspace.Tools.Wiki.Publishing;
using Workspace.Ui;

namespace Workspace.Tools.Wiki;

/// <summary>The small forms of a wiki: each does one thing and leads back.</summary>
public static class WikiPosts
{
    private const string One = WikiAddresses.One + "/do";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(WikiAddresses.Root + "/do/move", MoveAsync);
        app.MapPost(One + "/still-true", (Guid spaceId, Guid id, [FromForm] string? confirmed, CareActions care, Notices notices, HttpContext http) => DoneAsync(care.StillTrueAsync(spaceId, id), "You said that this page is still true.", spaceId, id, confirmed, notices, http));
        app.MapPost(One + "/confirm", (Guid spaceId, Guid id, [FromForm] int version, CareActions care, Notices notices, HttpContext http) => DoneAsync(care.ConfirmAsync(spaceId, id, version), "You confirmed that you have read this page.", spaceId, id, null, notices, http));
        app.MapPost(One + "/ask", (Guid spaceId, Guid id, [FromForm] string? confirmed, CareActions care, Notices notices, HttpContext http) => DoneAsync(care.AskAsync(spaceId, id), "Everybody in this space is asked to confirm this page.", spaceId, id, confirmed, notices, http, "/readers"));
        app.MapPost(One + "/end-asking", (Guid spaceId, Guid id, [FromForm] string? confirmed, CareActions care, Notices notices, HttpContext http) => DoneAsync(care.EndAskingAsync(spaceId, id), "Nobody is asked to confirm this page any more.", spaceId, id, confirmed, notices, http, "/readers"));
        app.MapPost(One + "/take-back", (Guid spaceId, Guid id, [FromForm] string? confirmed, PublishActions publishing, Notices notices, HttpContext http) => DoneAsync(publishing.TakeBackAsync(spaceId, id), "The page is no longer public.", spaceId, id, confirmed, notices, http, "/publish"));
        app.MapPost(One + "/version", (Guid spaceId, Guid id, [FromForm] int version, PageActions pages, Notices notices, HttpContext http) => DoneAsync(pages.RestoreAsync(spaceId, id, version), "The earlier version is back, as a new one.", spaceId, id, null, notices, http));
        app.MapPost(One + "/delete", DeleteAsync);
        app.MapPost(One + "/restore", RestoreAsync);
        app.MapPost(One + "/purge", PurgeAsync);
        app.MapPost(WikiAddresses.ImportOne + "/confirm", ConfirmAsync);
        app.MapPost(WikiAddresses.ImportOne + "/cancel", CancelAsync);
    }

    private static async Task<IResult> DoneAsync(Task done, string notice, Guid spaceId, Guid id, string? confirmed, Notices notices, HttpContext http, string page = "")
    {
        _ = confirmed; // binding a form asks for the token that proves it is ours
        await done;
        notices.Say(notice);
        return SeeOther.To(http, WikiAddresses.ToPage(spaceId, id, page));
    }

    /// <summary>A step of the keyboard names page and way in its button; a drag names page, target and way.</summary>
    private static async Task<IResult> MoveAsync(Guid spaceId, [FromForm] string? step, [FromForm] Guid? page, [FromForm] Guid? target, [FromForm] string? where, PageActions pages, HttpContext http)
    {
        var parts = (step ?? "").Split(':');
        var moved = parts.Length == 2 && Guid.TryParse(parts[0], out var id) ? id : page ?? throw Refusal.Wrong("Say which page is to move.");
        await pages.MoveAsync(spaceId, moved, parts.Length == 2 ? new PageMove(parts[1]) : new PageMove(where ?? "", target));
        return SeeOther.To(http, WikiAddresses.To(spaceId, $"?arrange=1#page-{moved}"));
    }

    private static async Task<IResult> DeleteAsync(Guid spaceId, Guid id, [FromForm] string? confirmed, TrashActions trash, Notices notices, HttpContext http)
    {
        _ = confirmed;
        var count = await trash.DeleteAsync(spaceId, id);
        notices.Say($"{Words.Count(count, "page is", "pages are")} in the trash.", WikiAddresses.ToPage(spaceId, id, "/do/restore"));
        return SeeOther.To(http, WikiAddresses.To(spaceId));
    }

    private static async Task<IResult> RestoreAsync(Guid spaceId, Guid id, [FromForm] string? confirmed, TrashActions trash, Notices notices, HttpContext http)
    {
        _ = confirmed;
        notices.Say($"{Words.Count(await trash.RestoreAsync(spaceId, id), "page is", "pages are")} back.");
        return SeeOther.To(http, WikiAddresses.ToPage(spaceId, id));
    }

    private static async Task<IResult> PurgeAsync(Guid spaceId, Guid id, [FromForm] string? confirmed, TrashActions trash, Notices notices, HttpContext http)
    {
        _ = confirmed;
        notices.Say($"{Words.Count(await trash.PurgeAsync(spaceId, id), "page is", "pages are")} deleted for good.");
        return SeeOther.To(http, WikiAddresses.To(spaceId, "/trash"));
    }

    private static async Task<IResult> ConfirmAsync(Guid spaceId, Guid id, [FromForm] string? confirmed, ImportActions imports, HttpContext http)
    {
        _ = confirmed;
        await imports.ConfirmAsync(spaceId, id);
        return SeeOther.To(http, WikiAddresses.To(spaceId, $"/import/{id}"));
    }

    private static async Task<IResult> CancelAsync(Guid spaceId, Guid id, [FromForm] string? confirmed, ImportActions imports, Notices notices, HttpContext http)
    {
        _ = confirmed;
        await imports.CancelAsync(spaceId, id);
        notices.Say("The import is cancelled. Nothing of it is stored.");
        return SeeOther.To(http, WikiAddresses.To(spaceId, "/import"));
    }
}
