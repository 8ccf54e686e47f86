using Microsoft.Playwright;
using Workspace.Journeys.Texts;
using Workspace.Spaces;
using Workspace.Tools.Forums;
using Workspace.Tools.Forums.Moderation;
using Workspace.Tools.Forums.Moving;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Journeys.Tools;

/// <summary>Two people in one thread, with the page open all the time: nobody reloads anything.</summary>
public sealed class ThreadJourneys(House house, Chromium chromium) : Journey(house, chromium)
{
    private const string Rule = "Speak to the point and not about the person.", Half = "Half a sentence of";

    private Guid _forum, _thread;

    [Fact]
    public async Task One_posts_and_the_other_sees_it_quotes_it_and_both_see_what_becomes_of_the_posts()
    {
        var (ben, cas) = (await SitAsync(W.Ben), await SitAsync(W.Cas));

        await WriteAsync(ben, "A recorded call is enough.");
        await ArrivesAsync(ben, 2);
        await ShowAsync(cas);
        await Expect(cas.Locator("#p2 .prose")).ToHaveTextAsync("A recorded call is enough.");

        await cas.Locator("#p2").GetByRole(AriaRole.Link, new() { Name = "Quote post 2" }).ClickAsync();
        await cas.Keyboard.TypeAsync("For how long?");
        await PostAsync(cas);
        await ArrivesAsync(cas, 3);
        await ShowAsync(ben);
        await Expect(ben.Locator("#p3 blockquote")).ToContainTextAsync("A recorded call is enough.");

        await cas.Locator("#p2").GetByRole(AriaRole.Button, new() { Name = "React to post 2" }).ClickAsync();
        await cas.Locator("#react-2").GetByRole(AriaRole.Menuitem, new() { Name = "Agree" }).Or(cas.Locator("#react-2").GetByRole(AriaRole.Button, new() { Name = "Agree" })).ClickAsync();
        await Expect(ben.Locator("#p2 .reaction")).ToHaveTextAsync("Agree 1");

        var second = (await PostsAsync())[1];
        await W.DoAsync<PostActions>(W.Ben, a => a.EditAsync(W.SpaceId, second, 0, "A recorded call is enough for a remortgage."));
        await Expect(cas.Locator("#p2 .prose")).ToHaveTextAsync("A recorded call is enough for a remortgage.");
        await Expect(cas.Locator("#p2")).ToContainTextAsync("Edited");

        await W.DoAsync<ModerationActions>(W.Fay, a => a.HideAsync(W.SpaceId, second, Rule, ""));
        await Expect(cas.Locator("#p2")).ToContainTextAsync($"Hidden by {W.Fay.Name}");
        await Expect(cas.Locator("#p2")).Not.ToContainTextAsync("remortgage");
        foreach (var page in new[] { ben, cas }) Assert.True(await page.EvaluateAsync<bool>("() => window.neverReloaded === true"));
    }

    [Fact]
    public async Task On_a_long_thread_the_page_goes_from_where_one_reads_to_the_new_post()
    {
        var cas = await SitAsync(W.Cas);
        for (var i = 2; i <= 41; i++) await W.DoAsync<PostActions>(W.Ben, a => a.WriteAsync(W.SpaceId, _thread, new(Guid.CreateVersion7(), $"Post {i}, with a line of words.")));
        await cas.GotoAsync(ForumAddresses.ToNumber(W.SpaceId, _thread, 5));
        await Expect(cas.Locator("#p5")).ToBeInViewportAsync();

        await WriteAsync(cas, "From the first page.");
        await ArrivesAsync(cas, 42);
        Assert.Equal(2, await cas.Locator(".post").CountAsync()); // the third page: posts 41 and 42
        await cas.GetByRole(AriaRole.Link, new() { Name = "Posts 21 to 40" }).First.ClickAsync();
        await Expect(cas.Locator("#p21")).ToBeInViewportAsync();
        await cas.GoBackAsync();
        await Expect(cas.Locator("#p42")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task On_a_phone_the_form_gives_the_screen_back_to_the_new_post()
    {
        await BeginAsync();
        var guest = await ArriveAsync(W.Cas, new() { ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true });
        var page = await guest.OpenAsync(ForumAddresses.ToThread(W.SpaceId, _thread));
        await Text(page).TapAsync();
        await page.Keyboard.TypeAsync("From the train.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Post", Exact = true }).TapAsync();

        await ArrivesAsync(page, 2);
        await Expect(page.Locator(".composer-full")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("closed")]
    [InlineData("deleted")]
    [InlineData("moved")]
    [InlineData("joined")]
    public async Task What_somebody_is_writing_survives_what_happens_to_the_thread_and_the_page_says_what_happened(string what)
    {
        var cas = await SitAsync(W.Cas);
        await Text(cas).FocusAsync();
        await cas.Keyboard.TypeAsync(Half);

        await HappenAsync(what);
        await Expect(cas.Locator("main .inset").First).ToContainTextAsync(what switch { "joined" => "was joined with this thread", "moved" => "moved this thread to the forum “Fees”", _ => $"was {what} by {W.Fay.Name}" });
        await Expect(Text(cas)).ToHaveTextAsync(Half);
        await cas.GoToEndAsync(Text(cas));
        await cas.Keyboard.TypeAsync(" mine");
        await PostAsync(cas);

        if (what is "moved" or "joined") await Expect(cas.Locator(".post").Last).ToContainTextAsync(Half + " mine");
        else await Expect(cas.Locator("main [data-takes-focus]")).ToContainTextAsync(what);
        Assert.True(await cas.EvaluateAsync<bool>("() => window.neverReloaded === true"));
        if (what is "moved" or "joined") return;

        await cas.ReloadAsync();
        await Expect(Text(cas)).ToHaveTextAsync(Half + " mine");
        await BackAsync(what);
        await PostAsync(cas);
        await Expect(cas.Locator("#p2")).ToContainTextAsync(Half + " mine");
    }

    private async Task BeginAsync()
    {
        if (_thread != Guid.Empty) return;
        _forum = await OpenForumAsync("Digital deeds");
        _thread = await StartAsync("Should witnesses sign by video?");
    }

    private async Task<IPage> SitAsync(Actor who)
    {
        await BeginAsync();
        var page = await (await ArriveAsync(who)).OpenAsync(ForumAddresses.ToThread(W.SpaceId, _thread));
        await page.EvaluateAsync("() => { window.neverReloaded = true }");
        await Expect(Text(page)).ToBeVisibleAsync();
        return page;
    }

    private Task<Guid> OpenForumAsync(string name) =>
        W.DoAsync<ForumActions, Guid>(W.Fay, a => a.OpenAsync(W.SpaceId, Guid.CreateVersion7(), new() { Name = name, Purpose = "Agree what a digital deed needs.", Rules = Rule }));

    private async Task<Guid> StartAsync(string title) => (await W.DoAsync<ThreadActions, ThreadRef>(W.Ben, a => a.StartAsync(W.SpaceId, _forum, new(Guid.CreateVersion7(), Guid.CreateVersion7(), title, "What would be enough?")))).Id;

    private async Task<IReadOnlyList<Guid>> PostsAsync() => await W.ReadAsync(db => Task.FromResult<IReadOnlyList<Guid>>([.. db.Set<ForumPost>().Where(p => p.ThreadId == _thread).OrderBy(p => p.Number).Select(p => p.Id)]));

    private async Task HappenAsync(string what)
    {
        switch (what)
        {
            case "closed": await W.DoAsync<ThreadActions>(W.Fay, a => a.CloseAsync(W.SpaceId, _thread, "Answered")); break;
            case "deleted": await W.DoAsync<ThreadActions>(W.Fay, a => a.DeleteAsync(W.SpaceId, _thread)); break;
            case "moved": var fees = await OpenForumAsync("Fees"); await W.DoAsync<MovingActions>(W.Fay, a => a.MoveAsync(W.SpaceId, _thread, fees)); break;
            default: var other = await StartAsync("Who keeps recordings?"); await W.DoAsync<MergingActions>(W.Fay, a => a.MergeAsync(W.SpaceId, _thread, other)); break;
        }
    }

    private Task BackAsync(string what) => what == "closed" ? W.DoAsync<ThreadActions>(W.Fay, a => a.ReopenAsync(W.SpaceId, _thread)) : W.DoAsync<ThreadActions>(W.Fay, a => a.RestoreAsync(W.SpaceId, _thread));

    private static ILocator Text(IPage page) => page.Locator("#reply").GetByRole(AriaRole.Textbox, new() { Name = "Your post" });

    private static async Task WriteAsync(IPage page, string words)
    {
        await Text(page).FocusAsync();
        await page.Keyboard.TypeAsync(words);
        await PostAsync(page);
    }

    private static Task PostAsync(IPage page) => page.Locator("#reply form .actions > button").First.ClickAsync();

    // The person who posted sees it, is there with the keyboard, hears it, and has an empty form again.
    private static async Task ArrivesAsync(IPage page, int number)
    {
        var post = page.Locator($"#p{number}");
        await Expect(post).ToBeInViewportAsync();
        await Expect(post).ToBeFocusedAsync();
        await Expect(page.Locator("#say")).ToHaveTextAsync($"Your post is number {number} of this thread.");
        await Expect(Text(page)).ToHaveTextAsync("");
    }

    // What others wrote waits behind a line until one asks for it.
    private static async Task ShowAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "1 new post. Show" }).ClickAsync();
        await Expect(page.Locator("[data-waiting]")).ToHaveCountAsync(0);
    }
}
