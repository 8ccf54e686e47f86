using Microsoft.Extensions.Primitives;
using Workspace.Drafts;
using Workspace.Ui;

namespace Workspace.People.SignIn;

/// <summary>
/// Keeps what was typed into a form that was sent after its session had ended. A field is kept where the form names its draft in a
/// companion, <c>_draft.{field}</c>; after signing in the text is there again.
/// </summary>
public sealed class LatePosts(Sessions sessions, SessionCookie cookie, IServiceScopeFactory scopes)
{
    public const string Companion = "_draft.";

    private const long MostBytes = 2_000_000;
    private const int MostFields = 20;

    /// <summary>Where to sign in again, with the text kept; nothing where there was nothing to keep.</summary>
    public async Task<string?> KeepAsync(HttpContext http)
    {
        if (!IsOurForm(http.Request) || cookie.Read(http) is not { } secret || await sessions.WhoseAsync(secret, http.RequestAborted) is not { } personId)
        {
            return null;
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var typed = form.Where(field => field.Key.StartsWith(Companion, StringComparison.Ordinal)).Take(MostFields)
            .Select(field => (Key: field.Value.ToString(), Text: form[field.Key[Companion.Length..]].ToString())).Where(t => t.Key.Length > 0 && t.Text.Trim().Length > 0).ToArray();
        await using var scope = scopes.CreateAsyncScope();
        foreach (var (key, text) in typed)
        {
            await scope.ServiceProvider.GetRequiredService<DraftActions>().KeepForAsync(personId, key, text);
        }

        return typed.Length > 0 ? $"/sign-in?then={Uri.EscapeDataString(From(http.Request))}" : null;
    }

    private static bool IsOurForm(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.HasFormContentType && request.ContentLength is null or <= MostBytes && request.Headers["Sec-Fetch-Site"] is var site && (StringValues.IsNullOrEmpty(site) || site == "same-origin");

    // The page that the form stood on, where the browser tells; else the address it was sent to.
    private static string From(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var referer) && referer.Authority == request.Host.Value && LocalAddress.IsLocal(referer.PathAndQuery) ? referer.PathAndQuery : request.Path + request.QueryString;
}
