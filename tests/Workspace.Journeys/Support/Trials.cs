using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Live;

namespace Workspace.Journeys.Support;

/// <summary>Pages of the tests' own on the product's server: with its head, script and live connection, and with content that a test changes.</summary>
public sealed class Trials : IStartupFilter
{
    private readonly ConcurrentDictionary<string, Trial> _trials = new(StringComparer.Ordinal);

    public Trial Add(Guid spaceId)
    {
        var trial = new Trial(spaceId);
        _trials[trial.Address] = trial;
        return trial;
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, rest) =>
        {
            if (_trials.TryGetValue(context.Request.Path, out var trial))
            {
                await trial.AnswerAsync(context, context.RequestServices.GetRequiredService<LiveVersion>().Now);
            }
            else
            {
                await rest(context);
            }
        });
        next(app);
    };
}

/// <summary>One page whose content a test sets.</summary>
public sealed class Trial(Guid spaceId)
{
    private int _reads, _posts;

    public Guid Thing { get; } = Guid.CreateVersion7();

    public string Address => $"/trial/{Thing}";

    /// <summary>What stands in the main part.</summary>
    public string Content { get; set; } = "<p id=\"value\" data-value>first</p>";

    /// <summary>What is in the toast region of the next page, once.</summary>
    public string? Toast { get; set; }

    /// <summary>Answers a post; without it the page is redirected to itself.</summary>
    public Func<HttpContext, Task>? OnPost { get; set; }

    /// <summary>Answers a read in place of the page.</summary>
    public Func<HttpContext, Task>? OnRead { get; set; }

    /// <summary>How often the page was read, and how often something was sent to it.</summary>
    public int Reads => _reads;

    public int Posts => _posts;

    /// <summary>Waits until something was sent to it this often: the browser says that it sends before it does.</summary>
    public Task PostedAsync(int times) => Expected.SoonAsync(() => _posts >= times, $"{times} posts");

    public async Task AnswerAsync(HttpContext context, long version)
    {
        if (HttpMethods.IsPost(context.Request.Method))
        {
            await context.Request.ReadFormAsync();
            Interlocked.Increment(ref _posts);
            await (OnPost ?? RedirectAsync)(context);
            return;
        }

        Interlocked.Increment(ref _reads);
        await (OnRead is { } read ? read(context) : WriteAsync(context, version));
    }

    public Task WriteAsync(HttpContext context, long? version = null, int status = 200)
    {
        var at = version ?? context.RequestServices.GetRequiredService<LiveVersion>().Now;
        var main = $"""<main id="main" data-live="in:{spaceId} thing:{Thing}" data-version="{at}" tabindex="-1"><h1>Trial</h1>{Content}</main>""";
        (context.Response.StatusCode, context.Response.ContentType, context.Response.Headers.CacheControl) = (status, "text/html; charset=utf-8", "no-store");
        return context.Response.WriteAsync(context.Request.Headers.ContainsKey("X-Live") ? main : Page(main));
    }

    private static Task RedirectAsync(HttpContext context)
    {
        (context.Response.StatusCode, context.Response.Headers.Location) = ((int)HttpStatusCode.SeeOther, context.Request.Path.Value);
        return Task.CompletedTask;
    }

    private string Page(string main)
    {
        var toast = Toast is { } said ? $"""<div class="toast" data-toast><span>{said}</span></div>""" : "";
        Toast = null;
        return $"""
            <!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><meta name="generator" content="Workspace"><title>Trial</title><base href="/">
            <link rel="stylesheet" href="/css/app.css"><script type="module" src="/js/app.js"></script></head>
            <body class="app" data-person="me"><p id="connection" role="status"></p><div class="page">{main}</div>
            <div class="toasts" id="toasts" role="status">{toast}</div><div id="say" class="hidden-text" aria-live="polite"></div></body></html>
            """;
    }
}
