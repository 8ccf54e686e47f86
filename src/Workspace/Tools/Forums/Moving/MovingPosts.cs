using Microsoft.AspNetCore.Mvc;
using Workspace.Ui;

namespace Workspace.Tools.Forums.Moving;

/// <summary>Takes a joining back by one press.</summary>
public static class MovingPosts
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost(MovingAddresses.Part, PartAsync);

    private static async Task<IResult> PartAsync(Guid spaceId, Guid id, [FromForm] string? sure, MergingActions merging, Notices notices, HttpContext http)
    {
        _ = sure; // binding a form asks for the token that proves it is ours
        await merging.UndoAsync(spaceId, id);
        notices.Say("The two threads are apart again.");
        return SeeOther.To(http, ForumAddresses.ToThread(spaceId, id));
    }
}
