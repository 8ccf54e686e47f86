using Microsoft.AspNetCore.Diagnostics;
using Workspace.Data;
using Workspace.Operations;
using Workspace.Spaces;

namespace Workspace.Ui;

/// <summary>Registers and maps the pages.</summary>
public static class UiSetup
{
    public static void AddWorkspaceUi(this IServiceCollection services, PublicAddress address)
    {
        services.AddHttpContextAccessor().AddScoped<Notices>().AddScoped<Frames>();
        services.AddRazorComponents();
        services.AddAntiforgery(form =>
        {
            form.SuppressXFrameOptionsHeader = true; // frame-ancestors says it
            form.Cookie.Name = address.IsHttps ? "__Host-form" : "form";
            form.Cookie.SecurePolicy = address.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        });
    }

    public static void UseWorkspaceUi(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/problem",
            AllowStatusCode404Response = true,
            CreateScopeForErrors = true, // a renderer that has begun one page cannot begin another
            StatusCodeSelector = error => Refusals.From(error) is Refusal refusal ? refusal.Status : StatusCodes.Status500InternalServerError,
            SuppressDiagnosticsCallback = failed => failed.Exception is Refusal,
        });
        app.UseStatusCodePagesWithReExecute("/problem", createScopeForStatusCodePages: true);
        app.Use(ReadProblem);
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    // The page about a problem is read, whatever was being sent when it came up.
    private static Task ReadProblem(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            (context.Request.Method, context.Request.ContentType) = (HttpMethods.Get, null);
            context.SetEndpoint(null); // found before the method was changed
        }

        return next(context);
    }

    public static void MapWorkspacePages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous().DisableRateLimiting();
        app.MapRazorComponents<App>();
    }
}
