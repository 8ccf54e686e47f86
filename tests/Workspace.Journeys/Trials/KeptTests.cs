namespace Workspace.Journeys.Trials;

/// <summary>What somebody typed, opened or scrolled to is theirs, whatever others do meanwhile.</summary>
public sealed class KeptTests(House house, Chromium chromium) : Journey(house, chromium)
{
    private static string Written(string value, string more = "") => $"""
        <p id="value" data-value>{value}</p>
        <details id="more"><summary>More</summary><p>Hidden until asked for.</p></details>
        <form method="post" data-keep="reply-1" id="reply"><label for="kept">Reply</label><textarea id="kept" name="reply"></textarea></form>
        <form method="post" id="plain"><label for="line">Line</label><input id="line" name="line" value="{value}"><label for="tick">Tick</label><input type="checkbox" id="tick" name="tick">
        <label for="pick">Pick</label><select id="pick" name="pick"><option>one</option><option>two</option></select></form>
        {more}<div style="height:0"></div><ul id="long">{string.Concat(Enumerable.Range(1, 80).Select(i => $"<li id=\"l{i}\">Line {i}</li>"))}</ul>
        """;

    [Fact]
    public async Task Typed_text_caret_focus_scroll_and_open_details_survive_a_change()
    {
        var trial = Try(Written("first"));
        var page = await (await ArriveAsync(W.Rae)).OpenAsync(trial.Address);
        await page.ClickAsync("summary");
        await page.FillAsync("#line", "my own line");
        await page.CheckAsync("#tick");
        await page.SelectOptionAsync("#pick", "two");
        await page.FillAsync("#kept", "half a sentence");
        await page.EvaluateAsync("() => { document.getElementById('kept').setSelectionRange(4, 4); scrollTo(0, 300) }");

        await ChangeAsync(trial, Written("second"));
        await Expect(page.Locator("#value")).ToHaveTextAsync("second");

        Assert.Equal("half a sentence", await page.InputValueAsync("#kept"));
        Assert.Equal("my own line", await page.InputValueAsync("#line"));
        Assert.True(await page.IsCheckedAsync("#tick"));
        Assert.Equal("two", await page.InputValueAsync("#pick"));
        Assert.Equal(4, await page.EvaluateAsync<int>("() => document.getElementById('kept').selectionStart"));
        Assert.Equal("kept", await page.EvaluateAsync<string>("() => document.activeElement.id"));
        Assert.Equal(300, await page.EvaluateAsync<int>("() => Math.round(scrollY)"));
        Assert.True(await page.EvaluateAsync<bool>("() => document.getElementById('more').open"));
        await page.Keyboard.TypeAsync(" of");
        Assert.Equal("half of a sentence", await page.InputValueAsync("#kept"));
    }

    [Fact]
    public async Task Text_does_not_move_to_another_things_form()
    {
        var one = Try("""<p id="which">one</p><a id="go" href="/">go</a><form method="post" data-keep="reply-one"><input type="hidden" name="thing" value="one"><textarea id="reply" name="reply" data-draft="x"></textarea></form>""");
        var two = Try("""<p id="which">two</p><form method="post" data-keep="reply-two"><input type="hidden" name="thing" value="two"><textarea id="reply" name="reply" data-draft="y"></textarea></form>""");
        one.Content = one.Content.Replace("href=\"/\"", $"href=\"{two.Address}\"", StringComparison.Ordinal);
        var page = await (await ArriveAsync(W.Rae)).OpenAsync(one.Address);
        await page.FillAsync("#reply", "meant for one");

        await page.ClickAsync("#go");
        await Expect(page.Locator("#which")).ToHaveTextAsync("two");

        Assert.Equal("", await page.InputValueAsync("#reply"));
        Assert.Equal("two", await page.InputValueAsync("input[name=thing]"));
    }

    [Fact]
    public async Task A_sent_reply_gives_way_to_an_empty_one()
    {
        var trial = Try("""<form method="post" data-keep="reply-1"><label for="reply">Reply</label><textarea id="reply" name="reply"></textarea><button>Send</button></form>""");
        var page = await (await ArriveAsync(W.Rae)).OpenAsync(trial.Address);
        await page.FillAsync("#reply", "done");

        await page.ClickAsync("button");

        await Expect(page.Locator("#reply")).ToHaveValueAsync("");
        Assert.Equal(1, trial.Posts);
    }

    [Fact]
    public async Task Rows_keep_their_order_and_new_ones_wait_behind_one_line()
    {
        var trial = Try(List("a", "b", "c"));
        var page = await (await ArriveAsync(W.Rae)).OpenAsync(trial.Address);

        await ChangeAsync(trial, List("x", "c", "y", "a", "z", "b").Replace(">c<", ">c, changed<", StringComparison.Ordinal));

        await Expect(page.Locator("[data-waiting] button")).ToHaveTextAsync("3 new posts. Show");
        await Expect(page.Locator("#row-c")).ToHaveTextAsync("c, changed");
        Assert.Equal(["a", "b", "c, changed"], await page.Locator("li").AllTextContentsAsync());

        await page.ClickAsync("[data-waiting] button");
        await Expect(page.Locator("li")).ToHaveTextAsync(["x", "c, changed", "y", "a", "z", "b"]);
        await Expect(page.Locator("[data-waiting]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Another_order_waits_until_it_is_asked_for()
    {
        var trial = Try(List("a", "b", "c"));
        var page = await (await ArriveAsync(W.Rae)).OpenAsync(trial.Address);

        await ChangeAsync(trial, List("c", "a", "b"));

        await Expect(page.Locator("[data-waiting] button")).ToHaveTextAsync("Order has changed. Update");
        Assert.Equal(["a", "b", "c"], await page.Locator("li").AllTextContentsAsync());
        await page.ClickAsync("[data-waiting] button");
        await Expect(page.Locator("li")).ToHaveTextAsync(["c", "a", "b"]);
    }

    private static string List(params string[] rows) =>
        $"""<ul data-list="posts" data-noun="post|posts">{string.Concat(rows.Select(r => $"<li id=\"row-{r}\">{r}</li>"))}</ul>""";
}
