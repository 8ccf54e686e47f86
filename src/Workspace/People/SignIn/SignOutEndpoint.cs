using Microsoft.AspNetCore.Antiforgery;

namespace Workspace.People.SignIn;

/// <summary>The button "Sign out" of every page.</summary>
public static class SignOutEndpoint
{
    public static void MapSignOut(this IEndpointRouteBuilder app) => app.MapPost("/sign-out", SignOutAsync).AllowAnonymous().WithOrder(-1);

    private static async Task<IResult> SignOutAsync(HttpContext http, IAntiforgery antiforgery, CurrentPerson current, SignInActions actions, SessionCookie cookie)
    {
        if (current.SignedIn is { } signedIn)
        {
            if (!await antiforgery.IsRequestValidAsync(http))
            {
                return Results.BadRequest();
            }

            await actions.SignOutAsync(signedIn);
        }

        cookie.TakeBack(http);
        return Results.Redirect("/sign-out");
    }
}
