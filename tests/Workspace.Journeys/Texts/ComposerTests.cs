using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace Workspace.Journeys.Texts;

public sealed class ComposerTests(House house, Chromium chromium) : Journey(house, chromium)
{
    [Fact]
    public async Task A_reply_is_written_as_it_will_be_read_and_sent_as_markdown()
    {
        var sent = "";
        var trial = Try("""
            <form method="post" data-keep="reply-1" id="reply"><div class="field"><label class="label" for="words">Reply</label>
            <textarea class="input" id="words" name="words" data-draft="reply-1" data-composer data-module="/js/composer.js"></textarea><div class="under"><span data-draft-state></span></div></div>
            <button class="button" type="submit">Send</button></form>
            """);
        trial.OnPost = context =>
        {
            sent = context.Request.Form["words"].ToString();
            (context.Response.StatusCode, context.Response.Headers.Location) = (StatusCodes.Status303SeeOther, trial.Address);
            return Task.CompletedTask;
        };
        var page = await (await ArriveAsync(W.Ben)).OpenAsync(trial.Address);
        var text = page.GetByRole(AriaRole.Textbox, new() { Name = "Reply" });

        await text.FocusAsync();
        await page.Keyboard.TypeAsync("This is **important**.\n- one");
        await Expect(text.Locator("strong")).ToHaveTextAsync("important");
        await Expect(page.Locator("[data-draft-state]")).ToContainTextAsync("Draft");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        await Expected.SoonAsync(() => sent.Length > 0, "the reply");
        Assert.Equal("This is **important**.\n\n- one", sent.ReplaceLineEndings("\n"));
    }
}
