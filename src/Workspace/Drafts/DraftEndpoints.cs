using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Workspace.Operations;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Ui;

namespace Workspace.Drafts;

/// <summary>The two ways a draft arrives: from the script while somebody types, and from a button where there is no script.</summary>
public static class DraftEndpoints
{
    private const int MostBytes = Draft.MaxText * 4;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPut("/drafts/{key}", PutAsync).AllowAnonymous(); // a script is told in words, and not sent to sign in
        app.MapPost("/drafts/keep", KeepAsync);
        app.MapPost("/drafts/forget", ForgetAsync);
    }

    private static async Task<IResult> PutAsync(string key, HttpContext http, CurrentPerson current, DraftActions drafts, PublicAddress address)
    {
        if (current.Id is null)
        {
            return Results.Problem("Sign in to go on.", statusCode: StatusCodes.Status401Unauthorized);
        }

        if (!IsOurScript(http.Request, address))
        {
            return Results.Problem("Drafts are kept by the pages of this server only.", statusCode: StatusCodes.Status403Forbidden);
        }

        if (http.Request.ContentLength > MostBytes || await ReadAsync(http) is not { } text)
        {
            return Results.Problem($"Shorten the text to {Draft.MaxText:N0} characters.", statusCode: StatusCodes.Status413PayloadTooLarge);
        }

        try
        {
            await drafts.KeepAsync(key, text, CancellationToken.None);
            return Results.NoContent();
        }
        catch (Refusal refusal)
        {
            return Results.Problem(refusal.Message, statusCode: refusal.Status);
        }
    }

    // The form of the page is sent here instead of to the page; ?draft=key|field names what to keep of it.
    private static async Task<IResult> KeepAsync(HttpContext http, IAntiforgery antiforgery, DraftActions drafts, Notices notices)
    {
        await antiforgery.ValidateRequestAsync(http);
        var form = await http.Request.ReadFormAsync();
        foreach (var (key, field) in http.Request.Query["draft"].Select(Split).Where(named => form.ContainsKey(named.Field)))
        {
            await drafts.KeepAsync(key, form[field].ToString());
        }

        notices.Say("Your text is kept for 30 days. Nobody else can see it.");
        return Back(http);
    }

    private static async Task<IResult> ForgetAsync(HttpContext http, IAntiforgery antiforgery, DraftActions drafts, Notices notices)
    {
        await antiforgery.ValidateRequestAsync(http);
        var form = await http.Request.ReadFormAsync();
        await drafts.ForgetAsync(form["key"].ToString());
        notices.Say("The draft is gone.");
        return Back(http);
    }

    private static IResult Back(HttpContext http) => SeeOther.To(http, LocalAddress.Or(http.Request.Query["then"], "/drafts"));

    private static (string Key, string Field) Split(string? named) => named?.Split('|') is [var key, var field] ? (key, field) : ("", "");

    private static bool IsOurScript(HttpRequest request, PublicAddress address) =>
        address.IsOurScript(request) && request.ContentType?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) == true;

    private static async Task<string?> ReadAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false);
        var buffer = new char[Draft.MaxText + 1];
        var read = await reader.ReadBlockAsync(buffer, http.RequestAborted);
        return read > Draft.MaxText ? null : new string(buffer, 0, read);
    }
}
