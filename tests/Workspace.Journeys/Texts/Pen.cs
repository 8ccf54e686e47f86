using Microsoft.Playwright;
using Workspace.Tools.Wiki;

namespace Workspace.Journeys.Texts;

/// <summary>Somebody who writes in a wiki page, with keys, clipboard and mouse.</summary>
internal sealed class Pen(IPage page, Guid id)
{
    private const string Title = "Notes on deeds";

    public IPage Page => page;
    public Guid Id => id;
    public ILocator Text => page.GetByRole(AriaRole.Textbox, new() { Name = Title });

    public static Task<Guid> AddPageAsync(TestWorkspace w) => w.DoAsync<PageActions, Guid>(w.Ben, a => a.AddAsync(w.SpaceId, Guid.CreateVersion7(), Title, null));

    public static async Task<Pen> SitAsync(Guest guest, TestWorkspace w, Guid id)
    {
        var page = await guest.OpenAsync(WikiAddresses.ToPage(w.SpaceId, id, "/edit"));
        await Expect(page.Locator("[data-editor][data-ready=true]")).ToBeAttachedAsync(new() { Timeout = 30_000 });
        var pen = new Pen(page, id);
        await page.GoToEndAsync(pen.Text);
        return pen;
    }

    /// <summary>Words and the names of keys, in turn, wherever the focus is.</summary>
    public async Task TypeAsync(params string[] pressed)
    {
        foreach (var key in pressed)
        {
            if (key is "Enter" or "Tab" or "Escape" or "ArrowDown" or "ArrowRight") await page.Keyboard.PressAsync(key);
            else await page.Keyboard.TypeAsync(key);
        }
    }

    /// <summary>By keyboard: to the menu, down to the item, and press it.</summary>
    public async Task FromMenuAsync(string menu, string item)
    {
        await page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = menu, Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".menu:popover-open :focus")).ToHaveCountAsync(1);
        await page.Locator(".menu:popover-open").GetByRole(AriaRole.Menuitem, new() { Name = item }).Or(page.Locator(".menu:popover-open").GetByRole(AriaRole.Button, new() { Name = item })).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".menu:popover-open")).ToHaveCountAsync(0);
    }

    public Task PasteAsync(string html) => Text.EvaluateAsync("(e, html) => { const d = new DataTransfer(); d.setData('text/html', html); e.dispatchEvent(new ClipboardEvent('paste', { clipboardData: d, bubbles: true, cancelable: true })) }", html);

    /// <summary>A picture of 2,400 by 300, from the clipboard or dragged in.</summary>
    public Task BringPictureAsync(string way) => Text.EvaluateAsync("""
        async (e, way) => {
          const canvas = document.createElement('canvas'); canvas.width = 2400; canvas.height = 300
          canvas.getContext('2d').fillRect(200, 50, 900, 200)
          const d = new DataTransfer(), at = e.lastElementChild.getBoundingClientRect()
          d.items.add(new File([await new Promise(then => canvas.toBlob(then))], 'deed.png', { type: 'image/png' }))
          e.dispatchEvent(way === 'paste' ? new ClipboardEvent('paste', { clipboardData: d, bubbles: true, cancelable: true })
            : new DragEvent('drop', { dataTransfer: d, bubbles: true, cancelable: true, clientX: at.left + 4, clientY: at.top + 4 }))
        }
        """, way);

    public Task IsStoredAsync() => Expect(page.Locator("[data-saved]")).ToContainTextAsync("saved");

    public async Task DoneAsync() => await page.GetByRole(AriaRole.Link, new() { Name = "Done" }).ClickAsync();
}
