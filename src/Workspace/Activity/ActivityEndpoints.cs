using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Workspace.Activity.Visits;
using Workspace.Ui;

namespace Workspace.Activity;

/// <summary>Where "Mark all as read" and its undo post to.</summary>
public static class ActivityEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/read", MarkAsync);
        app.MapPost("/read/undo", TakeBackAsync);
    }

    private static async Task<IResult> MarkAsync(HttpContext http, IAntiforgery antiforgery, ReadActions read, Notices notices, Guid? space)
    {
        await antiforgery.ValidateRequestAsync(http);
        var mark = await read.MarkAllAsync(space, CancellationToken.None);
        var then = space is { } id ? $"/spaces/{id}" : "/";
        notices.Say("Everything is marked as read.", $"/read/undo?at={mark.UtcTicks.ToString(CultureInfo.InvariantCulture)}&then={Uri.EscapeDataString(then)}");
        return SeeOther.To(http, then);
    }

    private static async Task<IResult> TakeBackAsync(HttpContext http, IAntiforgery antiforgery, ReadActions read, Notices notices, long at, string? then)
    {
        await antiforgery.ValidateRequestAsync(http);
        if (at >= 0 && at <= DateTimeOffset.MaxValue.UtcTicks)
        {
            await read.TakeBackAsync(new DateTimeOffset(at, TimeSpan.Zero), CancellationToken.None);
            notices.Say("What was new is marked as new again.");
        }

        return SeeOther.To(http, LocalAddress.Or(then, "/"));
    }
}
