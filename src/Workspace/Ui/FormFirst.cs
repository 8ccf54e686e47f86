using Microsoft.AspNetCore.Antiforgery;

namespace Workspace.Ui;

/// <summary>
/// What a form of a page asks, done before the page is read: accepted, it leads elsewhere and the page is never rendered, which costs several times
/// what the form does. Refused, nothing is done, and the page is read, tries by itself and says why.
/// </summary>
public interface IFormFirst
{
    /// <summary>Where to go on, or null where the page should answer.</summary>
    /// <exception cref="Spaces.Refusal">The page should answer.</exception>
    Task<string?> DoAsync(HttpContext http, IFormCollection form);
}

/// <summary>Stands on a page: its form of this name is done first by that service.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FormFirstAttribute(string form, Type by) : Attribute
{
    public string Form { get; } = form;

    /// <summary>A service that is an <see cref="IFormFirst"/>.</summary>
    public Type By { get; } = by;
}

/// <summary>Stands last before the pages, behind every door that a page has.</summary>
internal static class FormsFirst
{
    public static async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (HttpMethods.IsPost(http.Request.Method) && http.GetEndpoint()?.Metadata.GetMetadata<FormFirstAttribute>() is { } first
            && http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true } && await ToAsync(http, first) is { } address)
        {
            await SeeOther.To(http, address).ExecuteAsync(http);
            return;
        }

        await next(http);
    }

    private static async Task<string?> ToAsync(HttpContext http, FormFirstAttribute first)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form["_handler"] != first.Form) return null;
        try
        {
            return await ((IFormFirst)http.RequestServices.GetRequiredService(first.By)).DoAsync(http, form);
        }
        catch (Spaces.Refusal)
        {
            return null; // the page says why
        }
    }
}
