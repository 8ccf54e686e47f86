using Microsoft.AspNetCore.Antiforgery;
using Workspace.Ui;

namespace Workspace.Spaces.Members;

/// <summary>Where the undo of a removal posts to.</summary>
public static class MemberEndpoints
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/spaces/{SpaceId:guid}/people/{PersonId:guid}/back", BringBackAsync);

    private static async Task<IResult> BringBackAsync(Guid spaceId, Guid personId, HttpContext http, IAntiforgery antiforgery, MemberActions members, Notices notices)
    {
        await antiforgery.ValidateRequestAsync(http);
        await members.BringBackAsync(spaceId, personId, CancellationToken.None);
        notices.Say("They are back, in the role they had.");
        return SeeOther.To(http, $"/spaces/{spaceId}/people");
    }
}
