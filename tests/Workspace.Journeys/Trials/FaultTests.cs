using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Workspace.Journeys.Trials;

/// <summary>A fault of the server or of the network never takes a page, or what is typed in it.</summary>
public sealed class FaultTests(House house, Chromium chromium) : Journey(house, chromium)
{
    private const string Form = """
        <p id="value">{0}</p>
        <form method="post" id="form"><label for="text">Text</label><textarea id="text" name="text"></textarea><button id="send">Send</button></form>
        """;

    [Theory, InlineData(400), InlineData(429), InlineData(500), InlineData(502), InlineData(503)]
    public async Task A_plain_answer_never_replaces_the_page(int status)
    {
        var trial = Try(Written("first"));
        trial.OnPost = context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync("upstream said no");
        };
        var page = await (await ArriveAsync(W.Rae)).OpenAsync(trial.Address);
        await page.FillAsync("#text", "my long text");

        await page.ClickAsync("#send");

        await Expect(page.Locator(".not-sent")).ToContainTextAsync("It is still here");
        Assert.Equal("my long text", await page.InputValueAsync("#text"));
        trial.OnPost = null;
        await page.ClickAsync("#send");
        await trial.PostedAsync(2);
        await Expect(page.Locator(".not-sent")).ToHaveCountAsync(0);
        Assert.Equal(2, trial.Posts);
    }

    [Theory, InlineData(429), InlineData(502)]
    public async Task A_refresh_that_fails_leaves_the_page_and_is_tried_again(int status)
    {
        var trial = Try(Written("first"));
        var page = await (await ArriveAsync(W.Rae)).OpenAsync(trial.Address);
        await page.FillAsync("#text", "my long text");
        trial.OnRead = context =>
        {
            trial.OnRead = null; // once
            context.Response.StatusCode = status;
            return context.Response.WriteAsync("upstream said no");
        };

        await ChangeAsync(trial, Written("second"));

        await Expect(page.Locator("#value")).ToHaveTextAsync("second");
        Assert.Equal("my long text", await page.InputValueAsync("#text"));
    }

    [Fact]
    public async Task The_writers_own_signal_does_not_abort_the_post()
    {
        var trial = Try(Written("first"));
        trial.OnPost = async context =>
        {
            await ChangeAsync(trial, Written("second")); // the signal is out before the answer
            await ChangeAsync(trial, Written("third"));
            trial.Toast = "It is saved.";
            await trial.WriteAsync(context);
        };
        var page = await (await ArriveAsync(W.Rae)).OpenAsync(trial.Address);
        await page.FillAsync("#text", "sent once");

        await page.ClickAsync("#send");

        await Expect(page.Locator("[data-toast]")).ToHaveTextAsync("It is saved.");
        await Expect(page.Locator("#value")).ToHaveTextAsync("third");
        Assert.Equal(1, trial.Posts);
    }

    [Fact]
    public async Task A_toast_is_shown_once()
    {
        var trial = Try(Written("first"));
        trial.OnPost = context =>
        {
            trial.Toast = "It is saved.";
            (context.Response.StatusCode, context.Response.Headers.Location) = (303, trial.Address);
            return Task.CompletedTask;
        };
        var page = await (await ArriveAsync(W.Rae)).OpenAsync(trial.Address);
        await page.ClickAsync("#send");
        await Expect(page.Locator("[data-toast]")).ToHaveCountAsync(1);

        await ChangeAsync(trial, Written("second"));
        await Expect(page.Locator("#value")).ToHaveTextAsync("second");
        await Expect(page.Locator("[data-toast]")).ToHaveCountAsync(1);
        await page.ReloadAsync();

        await Expect(page.Locator("[data-toast]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_double_press_sends_once()
    {
        var trial = Try(Written("first"));
        var answer = new TaskCompletionSource();
        trial.OnPost = async context =>
        {
            await answer.Task;
            await trial.WriteAsync(context);
        };
        var page = await (await ArriveAsync(W.Rae)).OpenAsync(trial.Address);

        await page.DblClickAsync("#send");
        await page.Locator("#send").EvaluateAsync("button => button.click()");
        answer.SetResult();
        await Expect(page.Locator("#send")).ToHaveTextAsync("Send");

        Assert.Equal(1, trial.Posts);
    }

    [Fact]
    public async Task What_was_wrong_with_a_form_stays_on_screen()
    {
        var trial = Try(Written("first"));
        trial.OnPost = context =>
        {
            trial.Content = """<div role="alert" id="wrong" tabindex="-1">Enter a title.</div>""" + Written("first");
            return trial.WriteAsync(context, status: 422);
        };
        var page = await (await ArriveAsync(W.Rae)).OpenAsync(trial.Address);
        var other = await (await ArriveAsync(W.Ann)).OpenAsync(trial.Address);
        await page.FillAsync("#text", "text without a title");
        await page.ClickAsync("#send");
        await Expect(page.Locator("#wrong")).ToBeVisibleAsync();

        await ChangeAsync(trial, Written("second"));
        await Expect(other.Locator("#value")).ToHaveTextAsync("second");
        await ChangeAsync(trial, Written("third"));
        await Expect(other.Locator("#value")).ToHaveTextAsync("third");

        await Expect(page.Locator("#wrong")).ToBeVisibleAsync();
        Assert.Equal("text without a title", await page.InputValueAsync("#text"));
    }

    [Fact]
    public async Task A_hundred_changes_are_a_few_refreshes_and_the_last_is_seen()
    {
        var trial = Try(Written("0"));
        var page = await (await ArriveAsync(W.Rae)).OpenAsync(trial.Address);
        var before = trial.Reads;
        var started = Stopwatch.GetTimestamp();

        for (var i = 1; i <= 100; i++)
        {
            await ChangeAsync(trial, Written($"{i}"));
        }

        await Expect(page.Locator("#value")).ToHaveTextAsync("100");
        Assert.InRange(trial.Reads - before, 1, Stopwatch.GetElapsedTime(started) / TimeSpan.FromMilliseconds(200) + 3); // one in each gap
    }

    [Fact]
    public async Task A_browser_that_slept_catches_up_when_it_wakes()
    {
        var trial = Try(Written("first"));
        var guest = await ArriveAsync(W.Rae);
        var page = await guest.OpenAsync(trial.Address);
        await page.FillAsync("#text", "half a");
        var devTools = await guest.Context.NewCDPSessionAsync(page);
        await devTools.SendAsync("Page.setWebLifecycleState", new() { ["state"] = "frozen" });

        await ChangeAsync(trial, Written("second"));
        await devTools.SendAsync("Page.setWebLifecycleState", new() { ["state"] = "active" });

        await Expect(page.Locator("#value")).ToHaveTextAsync("second");
        Assert.Equal("half a", await page.InputValueAsync("#text"));
    }

    private static string Written(string value) => Form.Replace("{0}", value, StringComparison.Ordinal);
}
