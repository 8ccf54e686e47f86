using Microsoft.Playwright;
using System.Collections.Concurrent;

namespace Workspace.Journeys.Support;

/// <summary>Somebody at a browser of their own.</summary>
public sealed class Guest : IAsyncDisposable
{
    private const string Joined = """
        () => document.documentElement.dataset.joined === [...new Set([...document.querySelectorAll('main[data-live], main [data-live]')]
            .flatMap(e => e.dataset.live.split(/\s+/)).filter(s => s))].sort().join(' ')
        """;

    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(20);

    private readonly ConcurrentQueue<string> _faults = new(), _said = new();

    private Guest(IBrowserContext context, IPage page) => (Context, Page) = (context, page);

    public IBrowserContext Context { get; }
    public IPage Page { get; }

    /// <summary>Requests to other servers, violations of the content policy, and errors of our script.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    public static async Task<Guest> ArriveAsync(IBrowser browser, string address, string? session, BrowserNewContextOptions? options = null)
    {
        var context = await BrowserAsync(browser, address, session, options);
        var guest = new Guest(context, await context.NewPageAsync());
        guest.Listen(guest.Page, address);
        context.Page += (_, page) => guest.Listen(page, address);
        return guest;
    }

    /// <summary>The tab as if it had just been opened: light, as wide as at first, and without what was said on an earlier page.</summary>
    public async Task BeginAnewAsync()
    {
        _faults.Clear();
        _said.Clear();
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await Page.SetViewportSizeAsync(1280, 720);
    }

    /// <summary>A browser in which this session is signed in.</summary>
    private static async Task<IBrowserContext> BrowserAsync(IBrowser browser, string address, string? session, BrowserNewContextOptions? options)
    {
        options ??= new();
        (options.BaseURL, options.Locale, options.TimezoneId) = (address, "en-GB", "Europe/London");
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(30_000);
        if (session is not null)
        {
            await context.AddCookiesAsync([new() { Name = "session", Value = session, Url = address, HttpOnly = true, SameSite = SameSiteAttribute.Lax }]);
        }

        return context;
    }

    /// <summary>Opens the address and waits until the page would hear of changes.</summary>
    public async Task<IPage> OpenAsync(string address)
    {
        await Page.GotoAsync(address);
        await LiveAsync();
        return Page;
    }

    /// <summary>Waits until the live connection has joined what the page shows.</summary>
    public async Task LiveAsync()
    {
        try
        {
            await Page.WaitForFunctionAsync(Joined);
        }
        catch (TimeoutException late)
        {
            throw new InvalidOperationException($"The page at {Page.Url} has not become live.\n{string.Join('\n', _said)}", late);
        }
    }

    /// <summary>Leaves. Chromium now and then never answers that it has closed a window; what is left of it ends with the browser.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Context.CloseAsync().WaitAsync(Goodbye);
        }
        catch (TimeoutException)
        {
            await Console.Error.WriteLineAsync($"Chromium did not close the window of {Page.Url} within {Goodbye.TotalSeconds:0} s; it is left to the end of the browser.");
        }
    }

    private void Listen(IPage page, string address)
    {
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
            {
                _faults.Enqueue($"asked another server: {request.Url}");
            }
        };
        page.Response += (_, answer) => Say(answer.Status >= 400 ? $"{answer.Status} {answer.Request.Method} {answer.Url}" : null);
        page.Console += (_, said) =>
        {
            Say(said.Text);
            if (said.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase))
            {
                _faults.Enqueue(said.Text);
            }
        };
        page.PageError += (_, error) =>
        {
            Say(error);
            _faults.Enqueue($"script: {error}");
        };
    }

    private void Say(string? words)
    {
        if (words is not null)
        {
            _said.Enqueue(words);
        }
    }
}
