namespace Workspace.Ui;

/// <summary>The answer of an endpoint that a form posts to: look at this page now (303).</summary>
public static class SeeOther
{
    public static IResult To(HttpContext http, string address)
    {
        http.Response.Headers.Location = LocalAddress.Or(address, "/");
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
