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

    // The page about a problem is read, whatever was being sent when it came up, and like any other page: for a page that it knows
    // to be about a problem, the renderer does not wait for what the page still reads. The status is given back when the answer begins.
    private static async Task ReadProblem(HttpContext context, RequestDelegate next)
    {
        var (raised, again) = (context.Features.Get<IExceptionHandlerFeature>(), context.Features.Get<IStatusCodeReExecuteFeature>());
        if (raised is null && again is null)
        {
            await next(context);
            return;
        }

        var problem = new Problem(context.Response.StatusCode, raised?.Error);
        context.Features.Set(problem);
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.OnStarting(() => Task.FromResult(context.Response.StatusCode = problem.Status));
        (context.Request.Method, context.Request.ContentType) = (HttpMethods.Get, null);
        context.SetEndpoint(null); // found before the method was changed
        context.Features.Set<IExceptionHandlerFeature>(null);
        context.Features.Set<IStatusCodeReExecuteFeature>(null);
        await next(context);
        context.Features.Set(raised);
        context.Features.Set(again);
    }

    public static void MapWorkspacePages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous().DisableRateLimiting();
        app.MapRazorComponents<App>();
    }
}
