using Microsoft.AspNetCore.Mvc;
using Workspace.Tools;
using Workspace.Ui;

namespace Workspace.Texts.Named;

/// <summary>Where the button under "named you here" posts to.</summary>
public static class NamedEndpoints
{
    public static string Done(Guid spaceId, Guid textId) => $"/spaces/{spaceId}/texts/{textId}/named";

    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/spaces/{SpaceId:guid}/texts/{TextId:guid}/named", DoneAsync);

    private static async Task<IResult> DoneAsync(Guid spaceId, Guid textId, [FromForm] string? sure, NamedActions named, Toolbox toolbox, Notices notices, HttpContext http, CancellationToken ct)
    {
        _ = sure; // binding a form asks for the token that proves it is ours
        var text = await named.DoneAsync(spaceId, textId, ct);
        notices.Say("It no longer waits for you.");
        return SeeOther.To(http, toolbox.Find(text.Tool)?.AddressOf(spaceId, text.ThingId) ?? $"/spaces/{spaceId}");
    }
}
