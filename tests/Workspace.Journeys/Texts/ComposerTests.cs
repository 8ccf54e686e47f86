using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using Workspace.Drafts;
using Workspace.Spaces.Naming;
using Workspace.Tools.Risks;

namespace Workspace.Journeys.Texts;

/// <summary>The small form of the editor, on a page of the tests' own.</summary>
public sealed class ComposerTests(House house, Chromium chromium) : Journey(house, chromium)
{
    private readonly List<string> _sent = [];

    [Fact]
    public async Task A_reply_is_written_as_it_will_be_read_and_sent_as_markdown()
    {
        var (page, text) = await ComeAsync();

        await text.FocusAsync();
        await page.Keyboard.TypeAsync("This is **important**.\n- one");
        await Expect(text.Locator("strong")).ToHaveTextAsync("important");
        await Expect(page.Locator("[data-draft-state]")).ToContainTextAsync("Draft");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        Assert.Equal("This is **important**.\n\n- one", await SentAsync(1));
    }

    [Theory]
    [InlineData("Hello ", "world", "Hello world")]
    [InlineData("One.\n", "Two.", "One.\n\nTwo.")]
    [InlineData("", "First", "First")]
    public async Task Whoever_begins_in_the_plain_field_goes_on_in_the_editor_when_it_comes(string first, string then, string sent)
    {
        var trial = Form();
        var page = (await ArriveAsync(W.Ben)).Page;
        var late = new TaskCompletionSource();
        await page.RouteAsync("**/js/composer.js*", async route =>
        {
            await late.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync(trial.Address, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await page.Locator("textarea").FocusAsync();
        await page.Keyboard.TypeAsync(first);

        late.SetResult();
        await Expect(page.Locator(".ProseMirror")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(then);
        await page.Keyboard.PressAsync("Control+Enter");

        Assert.Equal(sent, await SentAsync(1));
    }

    [Fact]
    public async Task Control_and_enter_send_and_the_next_reply_begins_empty()
    {
        var (page, text) = await ComeAsync();

        await text.FocusAsync();
        await page.Keyboard.TypeAsync("The first");
        await page.Keyboard.PressAsync("Control+Enter");
        Assert.Equal("The first", await SentAsync(1));
        await Expect(text).ToHaveTextAsync("");
        await text.FocusAsync();
        await page.Keyboard.TypeAsync("The second");
        await page.Keyboard.PressAsync("Control+Enter");

        Assert.Equal("The second", await SentAsync(2));
    }

    [Fact]
    public async Task People_and_things_of_the_space_are_named_while_one_types()
    {
        var risk = Guid.CreateVersion7();
        await W.DoAsync<RiskActions>(W.Ben, risks => risks.AddAsync(W.SpaceId, risk, new RiskDetails { Title = "Lenders delay", Score = new Score(3, 4) }));
        var (page, text) = await ComeAsync();

        await text.FocusAsync();
        await page.Keyboard.TypeAsync($"@{W.Ann.Name[..3]}");
        await Expect(page.GetByRole(AriaRole.Option)).ToContainTextAsync(W.Ann.Name);
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("see [[lend");
        await Expect(page.GetByRole(AriaRole.Option)).ToContainTextAsync("Risk · Open, high");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Control+Enter");

        Assert.Equal($"[@{W.Ann.Name}](person:{W.Ann.Id}) see [R-01 Lenders delay](thing:risks/{risk})", await SentAsync(1));
    }

    [Fact]
    public async Task What_is_selected_in_a_post_is_quoted_with_a_way_back()
    {
        var (page, text) = await ComeAsync();

        await text.FocusAsync();
        await page.Keyboard.TypeAsync("Before");
        await page.Locator("#second").SelectTextAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Quote" }).ClickAsync();
        await page.Keyboard.TypeAsync("I agree");
        await page.Keyboard.PressAsync("Control+Enter");

        Assert.Equal("Before\n\n> [Ann wrote](/post/1):\n>\n> The @Cas **second** one\n\nI agree", await SentAsync(1));
    }

    [Fact]
    public async Task Somebody_elses_change_leaves_what_is_being_written_and_the_caret()
    {
        var (page, text) = await ComeAsync(out var trial);

        await text.FocusAsync();
        await page.Keyboard.TypeAsync("Half a **sen");
        await ChangeAsync(trial, trial.Content.Replace("first post", "changed post", StringComparison.Ordinal));
        await Expect(page.Locator("#post")).ToContainTextAsync("changed post");
        await page.Keyboard.TypeAsync("tence** more");
        await page.Keyboard.PressAsync("Control+Enter");

        Assert.Equal("Half a **sentence** more", await SentAsync(1));
    }

    [Fact]
    public async Task What_is_refused_stays_in_the_form_and_says_how_much_is_too_much()
    {
        var (page, text) = await ComeAsync(out var trial);
        var words = string.Join(' ', Enumerable.Repeat("word", 24));
        trial.OnPost = context => trial.WriteAsync(context, status: StatusCodes.Status422UnprocessableEntity);

        await text.FocusAsync();
        await page.Keyboard.InsertTextAsync(words);
        await Expect(page.Locator("[data-length-state]")).ToHaveTextAsync("19 characters too long");
        await page.Keyboard.PressAsync("Control+Enter");
        await trial.PostedAsync(1);

        await Expect(text).ToHaveTextAsync(words);
    }

    [Fact]
    public async Task Words_typed_a_moment_before_the_page_goes_away_are_kept()
    {
        var (page, text) = await ComeAsync(out var trial);

        await text.FocusAsync();
        await page.Keyboard.TypeAsync("Half a sentence");
        trial.OnRead = context => trial.WriteAsync(context, status: StatusCodes.Status404NotFound);
        await W.ChangeAsync(W.Ben, trial.Thing);

        await Expected.SoonAsync(() => W.DoAsync<DraftQueries, KeptDraft?>(W.Ben, drafts => drafts.GetAsync("reply-1")).GetAwaiter().GetResult()?.Text == "Half a sentence", "the draft");
    }

    [Fact]
    public async Task On_a_phone_the_form_fills_the_screen_while_one_writes_and_gives_it_back()
    {
        var (page, text) = await ComeAsync(out _, new() { ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true });

        await text.TapAsync();
        await page.Keyboard.TypeAsync("From the train");
        var form = await page.Locator("#reply").BoundingBoxAsync();
        Assert.Equal((0f, 0f, 390f), (form!.X, form.Y, form.Width));
        Assert.True(form.Height > 700, $"only {form.Height} px high");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Send" })).ToBeInViewportAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close" }).TapAsync();
        await Expect(page.Locator(".composer-full")).ToHaveCountAsync(0);
        await Expect(text).ToHaveTextAsync("From the train");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).TapAsync();

        Assert.Equal("From the train", await SentAsync(1));
    }

    private Task<(IPage, ILocator)> ComeAsync() => ComeAsync(out _);

    private Task<(IPage Page, ILocator Text)> ComeAsync(out Trial trial, BrowserNewContextOptions? options = null) => OpenAsync((trial = Form()).Address, options);

    private Trial Form()
    {
        var made = Try($"""
            <article><div class="prose" id="post"><p>The first post</p><p id="second">The <span class="mention" data-person="{W.Cas.Id}">@<bdi>Cas</bdi></span> <strong>second</strong> one</p></div>
            <a href="?quote=1#words" data-quote="post" data-lead="Ann wrote" data-from="/post/1" data-into="words">Quote</a></article>
            <form method="post" data-keep="reply-1" id="reply"><div class="field"><label class="label" for="words">Reply</label>
            <textarea class="input" id="words" name="words" data-draft="reply-1" data-composer data-module="/js/composer.js" data-full data-most="100" data-people="{NamingEndpoints.People(W.SpaceId)}" data-things="{NamingEndpoints.Things(W.SpaceId)}"></textarea><div class="under"><span data-draft-state></span><span data-length-state></span></div></div>
            <button class="button" type="submit">Send</button></form>
            """);
        made.OnPost = context =>
        {
            _sent.Add(context.Request.Form["words"].ToString().ReplaceLineEndings("\n").Trim());
            (context.Response.StatusCode, context.Response.Headers.Location) = (StatusCodes.Status303SeeOther, made.Address);
            return Task.CompletedTask;
        };
        return made;
    }

    private async Task<(IPage, ILocator)> OpenAsync(string address, BrowserNewContextOptions? options)
    {
        var page = await (await ArriveAsync(W.Ben, options)).OpenAsync(address);
        return (page, page.GetByRole(AriaRole.Textbox, new() { Name = "Reply" }));
    }

    private async Task<string> SentAsync(int times)
    {
        await Expected.SoonAsync(() => _sent.Count >= times, $"{times} replies");
        return _sent[times - 1];
    }
}
