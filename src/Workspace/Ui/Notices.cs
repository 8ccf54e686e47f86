using System.Text.Json;
using Workspace.Operations;

namespace Workspace.Ui;

/// <summary>One sentence for the next page ("R-05 is closed"), with an undo where there is one. It travels in a cookie and is shown once.</summary>
public sealed class Notices(IHttpContextAccessor http, PublicAddress address)
{
    private const int MaxLength = 600;

    private string CookieName => address.IsHttps ? "__Host-notice" : "notice";

    /// <param name="text">One sentence.</param>
    /// <param name="undo">Where the undo button posts to: an address of ours.</param>
    public void Say(string text, string? undo = null)
    {
        var cookie = Uri.EscapeDataString(JsonSerializer.Serialize(new Notice(text.Length > MaxLength ? text[..MaxLength] : text, undo)));
        http.HttpContext!.Response.Cookies.Append(CookieName, cookie, Options(TimeSpan.FromMinutes(2)));
    }

    /// <summary>The waiting notice, which is then forgotten.</summary>
    public Notice? Take()
    {
        if (http.HttpContext is not { } context || context.Request.Cookies[CookieName] is not { } cookie || context.Response.HasStarted)
        {
            return null;
        }

        context.Response.Cookies.Append(CookieName, "", Options(TimeSpan.FromDays(-1)));
        return Read(cookie);
    }

    private static Notice? Read(string cookie)
    {
        try
        {
            return JsonSerializer.Deserialize<Notice>(Uri.UnescapeDataString(cookie)) is { Text.Length: > 0 and <= MaxLength } notice
                ? notice with { Undo = notice.Undo is { } undo && LocalAddress.IsLocal(undo) ? undo : null }
                : null;
        }
        catch (JsonException)
        {
            return null; // somebody edited their own cookie
        }
    }

    private CookieOptions Options(TimeSpan life) => new() { HttpOnly = true, Secure = address.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = life, IsEssential = true };
}

/// <summary>What a toast says.</summary>
public sealed record Notice(string Text, string? Undo);
