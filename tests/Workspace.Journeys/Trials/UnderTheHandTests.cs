using Microsoft.Playwright;

namespace Workspace.Journeys.Trials;

/// <summary>Nothing moves under a reader's hand: a change waits while the reader is in the middle of something, and comes when they are done.</summary>
public sealed class UnderTheHandTests(House house, Chromium chromium) : Journey(house, chromium)
{
    private const string Page = """
        <p id="value" data-value>{0}</p>
        <p id="text">Some words that somebody reads.</p>
        <button type="button" id="opens" popovertarget="menu">More</button><div id="menu" popover data-menu><a href="/">Home</a></div>
        <button type="button" id="asks" data-opens="question">Ask</button><dialog id="question"><button type="button" data-closes>Keep</button></dialog>
        <form method="post" id="form"><label for="field">Text</label><textarea id="field" name="text"></textarea><button id="send">Send</button></form>
        """;

    public static TheoryData<string> Hands => ["selected text", "open menu", "open dialog", "pointer down", "composition", "hidden tab", "form on its way"];

    [Theory, MemberData(nameof(Hands))]
    public async Task A_change_waits_for(string hand)
    {
        var trial = Try(Written("first"));
        var released = new TaskCompletionSource();
        trial.OnPost = async context =>
        {
            await released.Task;
            await trial.WriteAsync(context);
        };
        var reader = await (await ArriveAsync(W.Rae)).OpenAsync(trial.Address);
        var other = await (await ArriveAsync(W.Ann)).OpenAsync(trial.Address);

        await TakeAsync(reader, hand);
        await ChangeAsync(trial, Written("second"));
        await Expect(other.Locator("#value")).ToHaveTextAsync("second");
        await ChangeAsync(trial, Written("third"));
        await Expect(other.Locator("#value")).ToHaveTextAsync("third");
        Assert.Equal("first", await reader.TextContentAsync("#value"));

        released.SetResult();
        await LetGoAsync(reader, hand);
        await Expect(reader.Locator("#value")).ToHaveTextAsync("third");
    }

    private static string Written(string value) => Page.Replace("{0}", value, StringComparison.Ordinal);

    private static async Task TakeAsync(IPage page, string hand)
    {
        switch (hand)
        {
            case "selected text":
                await page.Locator("#text").SelectTextAsync();
                break;
            case "open menu":
                await page.ClickAsync("#opens");
                await Expect(page.Locator("#menu")).ToBeVisibleAsync();
                break;
            case "open dialog":
                await page.ClickAsync("#asks");
                await Expect(page.Locator("#question")).ToBeVisibleAsync();
                break;
            case "pointer down":
                await page.HoverAsync("#text");
                await page.Mouse.DownAsync();
                break;
            case "composition":
                await page.FocusAsync("#field");
                await page.DispatchEventAsync("#field", "compositionstart");
                break;
            case "hidden tab":
                await HideAsync(page, true);
                break;
            default:
                await page.ClickAsync("#send");
                break;
        }
    }

    private static async Task LetGoAsync(IPage page, string hand)
    {
        switch (hand)
        {
            case "selected text":
                await page.EvaluateAsync("() => getSelection().removeAllRanges()");
                break;
            case "open menu":
                await page.Keyboard.PressAsync("Escape");
                break;
            case "open dialog":
                await page.ClickAsync("[data-closes]");
                break;
            case "pointer down":
                await page.Mouse.UpAsync();
                break;
            case "composition":
                await page.DispatchEventAsync("#field", "compositionend");
                break;
            case "hidden tab":
                await HideAsync(page, false);
                break;
        }
    }

    private static async Task HideAsync(IPage page, bool hidden) => await page.EvaluateAsync(
        "hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true }); document.dispatchEvent(new Event('visibilitychange', { bubbles: true })) }", hidden);
}
