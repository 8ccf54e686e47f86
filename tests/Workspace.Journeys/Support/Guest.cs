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

    private readonly ConcurrentQueue<string> _faults = new(), _said = new();

    private Guest(IBrowserContext context, IPage page) => (Context, Page) = (context, page);

    public IBrowserContext Context { get; }
    public IPage Page { get; }

    /// <summary>Requests to other servers, violations of the content policy, and errors of our script.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    public static async Task<Guest> ArriveAsync(IBrowser browser, string address, string? session, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        (options.BaseURL, options.Locale, options.TimezoneId) = (address, "en-GB", "Europe/London");
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(30_000);
        if (session is not null)
        {
            await context.AddCookiesAsync([new() { Name = "session", Value = session, Url = address, HttpOnly = true, SameSite = SameSiteAttribute.Lax }]);
        }

        var guest = new Guest(context, await context.NewPageAsync());
        guest.Listen(address);
        return guest;
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

    public ValueTask DisposeAsync() => Context.DisposeAsync();

    private void Listen(string address)
    {
        Context.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
            {
                _faults.Enqueue($"asked another server: {request.Url}");
            }
        };
        Context.Response += (_, answer) => Say(answer.Status >= 400 ? $"{answer.Status} {answer.Request.Method} {answer.Url}" : null);
        Context.Console += (_, said) =>
        {
            Say(said.Text);
            if (said.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase))
            {
                _faults.Enqueue(said.Text);
            }
        };
        Context.WebError += (_, error) =>
        {
            Say(error.Error);
            _faults.Enqueue($"script: {error.Error}");
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
