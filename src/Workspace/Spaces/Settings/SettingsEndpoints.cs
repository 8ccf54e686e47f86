using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Workspace.Ui;

namespace Workspace.Spaces.Settings;

/// <summary>Where the undo of a removed key date and of archiving post to.</summary>
public static class SettingsEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/spaces/{SpaceId:guid}/dates/back", PutDateBackAsync);
        app.MapPost("/spaces/{SpaceId:guid}/restore", RestoreAsync);
    }

    /// <summary>The address that puts a removed date back: nothing that an owner could not enter again.</summary>
    public static string PutBack(KeyDate date) =>
        $"/spaces/{date.SpaceId}/dates/back?day={date.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}&what={Uri.EscapeDataString(date.What)}";

    private static async Task<IResult> PutDateBackAsync(Guid spaceId, DateOnly? day, string? what, HttpContext http, IAntiforgery antiforgery, SettingsActions settings, Notices notices)
    {
        await antiforgery.ValidateRequestAsync(http);
        await settings.AddDateAsync(spaceId, day ?? default, what ?? "", CancellationToken.None);
        notices.Say("The date is back.");
        return SeeOther.To(http, $"/spaces/{spaceId}/dates");
    }

    private static async Task<IResult> RestoreAsync(Guid spaceId, HttpContext http, IAntiforgery antiforgery, SettingsActions settings, Notices notices)
    {
        await antiforgery.ValidateRequestAsync(http);
        await settings.RestoreAsync(spaceId, CancellationToken.None);
        notices.Say("The space takes changes again.");
        return SeeOther.To(http, $"/spaces/{spaceId}");
    }
}
