using Workspace.Spaces;
using Workspace.Ui;

namespace Workspace.People.Oidc;

/// <summary>The way to the sign-in service. It changes nothing but a cookie, so a link may lead there.</summary>
public static class OidcEndpoints
{
    public static void MapOidc(this IEndpointRouteBuilder app) => app.MapGet("/sign-in/with", GoAsync).AllowAnonymous();

    private static async Task<IResult> GoAsync(HttpContext http, OidcSettings settings, OidcProvider provider, OidcTrips trips, string? then, bool? link)
    {
        if (!settings.IsSet)
        {
            throw Refusal.NotFound();
        }

        var trip = link == true && trips.Read(http) is { LinkTo: not null } begun ? begun : OidcTrip.Begin(null, LocalAddress.Or(then, "/"));
        var address = await provider.AddressAsync(trip, http.RequestAborted);
        trips.Give(http, trip);
        return Results.Redirect(address);
    }
}
