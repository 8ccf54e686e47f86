using Microsoft.Playwright;

namespace Workspace.Journeys.Texts;

/// <summary>The keys of somebody who writes.</summary>
internal static class Keys
{
    /// <summary>Puts the caret at the end. The editor puts it back once, a moment after it got the focus: what is pressed before that is lost.</summary>
    public static async Task GoToEndAsync(this IPage page, ILocator text)
    {
        await text.FocusAsync();
        await page.EvaluateAsync("() => new Promise(done => setTimeout(done, 60))");
        await page.Keyboard.PressAsync("Control+End");
    }
}

/// <summary>Somebody at a page with an editor. Their connection for texts can be cut and given back.</summary>
internal sealed class Desk(IPage page, string address)
{
    private readonly List<IWebSocketRoute> _open = [];
    private volatile bool _cut;

    public IPage Page => page;
    public ILocator Text => page.GetByRole(AriaRole.Textbox, new() { Name = "Draft consultation" });
    public ILocator Saved => page.Locator("[data-saved]");

    /// <summary>What the element with the editor needs; the component writes the same.</summary>
    public static string Of(Guid text, Guid spaceId, string right, Actor who) => $"""
        <header class="head"><div class="docket"><span id="saved-{text}" class="saved" data-saved="{text}" data-keep="saved" role="status"></span><span id="writers-{text}" class="avatars here" data-writers="{text}" data-keep="writers"></span></div></header>
        <div class="ed-page"><div class="ed" id="editor-{text}" data-keep="editor-{text}" data-module="/js/editor.js" data-editor="{text}" data-label="Draft consultation" data-right="{right}" data-person="{who.Id}" data-name="{who.Name}"
          data-images="/spaces/{spaceId}/texts/{text}/images"><div class="editor-bar"></div><div class="prose"></div></div>
        <aside class="rail ed-rail" aria-label="Comments and suggestions"><div class="ed-margin" data-margin="{text}"><div data-suggestions data-keep="suggestions"></div></div></aside></div>
        """;

    public async Task<Desk> OpenAsync()
    {
        await page.RouteWebSocketAsync("**/live/texts**", socket =>
        {
            if (_cut)
            {
                _ = socket.CloseAsync(new() { Code = 1001 });
                return;
            }

            socket.ConnectToServer();
            lock (_open)
            {
                _open.Add(socket);
            }
        });
        await page.GotoAsync(address);
        await ReadyAsync();
        return this;
    }

    public Task ReadyAsync() => Expect(page.Locator("[data-editor][data-ready=true]")).ToBeAttachedAsync();

    /// <summary>The words alone, without the names of others at their carets.</summary>
    public Task<string> WordsAsync() => Text.EvaluateAsync<string>("e => { const copy = e.cloneNode(true); for (const c of copy.querySelectorAll('.ed-caret')) c.remove(); return copy.textContent }");

    public async Task WriteAsync(string words)
    {
        await page.GoToEndAsync(Text);
        await page.Keyboard.TypeAsync(words);
    }

    public async Task CutAsync()
    {
        _cut = true;
        IWebSocketRoute[] sockets;
        lock (_open)
        {
            sockets = [.. _open];
            _open.Clear();
        }

        foreach (var socket in sockets)
        {
            await socket.CloseAsync(new() { Code = 1001 });
        }
    }

    public void GiveBack() => _cut = false;
}
