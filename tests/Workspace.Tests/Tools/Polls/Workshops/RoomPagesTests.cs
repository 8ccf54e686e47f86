using System.Net;
using Workspace.Tests.Support;
using Workspace.Tools.Polls;
using Workspace.Tools.Polls.Workshops;

namespace Workspace.Tests.Tools.Polls.Workshops;

/// <summary>The pages of the room as a browser without script sees them.</summary>
public sealed class RoomPagesTests
{
    [Fact]
    public async Task Somebody_without_an_account_joins_by_the_code_and_votes()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.PlanAsync(PollKind.One);
        var code = (await w.WorkshopAsync(id)).Code;
        var phone = await w.SignInAsync(null);

        var page = await (await phone.GetAsync("/join")).PressAsync("Go on", ("Code", WorkshopCode.Show(code).ToLowerInvariant()));
        Assert.Equal($"/w/{code}", page.Path);
        page = await page.PressAsync("Join", ("group", "Tenants’ groups"));
        Assert.Contains("The workshop begins soon", page.Text, StringComparison.Ordinal);

        await w.StartAsync(id);
        page = await phone.GetAsync($"/w/{code}");
        Assert.Equal("Which option (One)?", page.Title);
        page = await page.PressAsync("Send my vote", ("choice", "2"));
        Assert.Contains("Your vote is in", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("%", page.Text, StringComparison.Ordinal);
        page = await (await phone.GetAsync($"/w/{code}")).PressAsync("Change my vote", ("choice", "3"));

        Assert.Equal(1, Assert.Single(await w.BallotsAsync((await w.LinesAsync(id))[0].PollId!.Value)).Paper[3]);
        await w.DoAsync<RunActions>(w.Ben, a => a.EndAsync(w.SpaceId, id));
        Assert.Equal("This workshop is over", (await phone.GetAsync($"/w/{code}")).Title);
        Assert.Contains("over", (await page.PressAsync("Change my vote", ("choice", "1"))).Text, StringComparison.Ordinal); // a tab left open
    }

    [Fact]
    public async Task A_secret_vote_shows_its_receipt_once_and_is_not_taken_twice()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.PlanAsync();
        await w.AddPollAsync(id, PollKind.One, secret: true);
        var code = await w.StartAsync(id);
        var phone = await w.SignInAsync(null);
        var ballot = await (await phone.GetAsync($"/w/{code}")).PressAsync("Join");

        var first = await ballot.PressAsync("Send my vote", ("choice", "1"));
        var again = await ballot.PressAsync("Send my vote", ("choice", "1")); // Back, and sent once more

        Assert.Matches("[A-Z]{4} [A-Z]{4} [A-Z]{4} [A-Z]{4}", first.Find(".code").TextContent);
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Single(await w.BallotsAsync((await w.LinesAsync(id))[0].PollId!.Value));
        Assert.False((await phone.GetAsync($"/w/{code}")).Has(".code"));
    }

    [Fact]
    public async Task An_unknown_code_is_answered_in_words()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var phone = await w.SignInAsync(null);

        var page = await phone.GetAsync("/w/BBBBBB");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("There is no workshop with this code", page.Text, StringComparison.Ordinal);
        page = await (await phone.GetAsync("/join")).PressAsync("Go on", ("Code", "hello"));
        Assert.Contains("six letters", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_facilitator_leads_it_from_the_control_page_and_the_record_tells_what_came_of_it()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var browser = await w.SignInAsync(w.Ben);
        var page = await (await browser.GetAsync(WorkshopAddresses.To(w.SpaceId, "/new"))).PressAsync("Plan the workshop", ("Form.Title", "Options for witnesses"));
        page = await page.PressAsync("Add the line", ("Form.Kind", "Text"), ("Form.Title", "Welcome"));
        page = await page.PressAsync("Add the line", ("Form.Kind", "One"), ("Form.Title", "Which option?"), ("Form.Choices", "Video\nPaper"));
        page = await page.PressAsync("Add the line", ("Form.Kind", "Questions"), ("Form.Title", "What is open?"));
        Assert.Equal(["Welcome", "Which option?", "What is open?"], page.All(".agenda h2"));

        page = await page.ClickAsync("Open the control page");
        page = await page.PressAsync("Start the workshop");
        page = await page.PressAsync("Next");
        Assert.Contains("0 of 0 here have voted", page.Text, StringComparison.Ordinal);
        var code = page.Find(".docket b").TextContent.Replace(" ", "", StringComparison.Ordinal);
        var phone = await w.SignInAsync(null);
        await (await (await phone.GetAsync($"/w/{code}")).PressAsync("Join")).PressAsync("Send my vote", ("choice", "1"));
        var screen = await browser.GetAsync(page.Path.Replace("/control", "/screen", StringComparison.Ordinal));
        Assert.Contains("Results are hidden", screen.Text, StringComparison.Ordinal);
        page = await page.PressAsync("Show the result");
        Assert.Contains("Video1 of 1, 100%", (await browser.GetAsync(screen.Path)).Text, StringComparison.Ordinal);
        page = await (await page.PressAsync("Close the poll")).PressAsync("Next");
        await (await phone.GetAsync($"/w/{code}")).PressAsync("Ask the question", ("question", "Who pays for it?"));
        page = await (await browser.GetAsync(page.Path)).PressAsync("Answered");
        page = await page.PressAsync("End the workshop");

        Assert.Contains("1 voted: 0 members, 1 participant without an account", page.Text, StringComparison.Ordinal);
        Assert.Contains("Who pays for it?", page.Text, StringComparison.Ordinal);
        Assert.Contains("Led by Ben Okoro", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_phone_that_has_not_joined_is_told_not_to_listen()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var code = await w.StartAsync(await w.PlanAsync(PollKind.One));
        var phone = await w.SignInAsync(null);

        Assert.Equal(HttpStatusCode.NoContent, (await phone.Http.GetAsync($"/w/{code}/now")).StatusCode);
    }

    [Fact]
    public async Task A_page_of_the_room_is_small()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var code = await w.StartAsync(await w.PlanAsync(PollKind.One));
        var phone = await w.SignInAsync(null);
        await (await phone.GetAsync($"/w/{code}")).PressAsync("Join");

        Assert.InRange((await phone.Http.GetStringAsync($"/w/{code}")).Length, 1_000, 12_000);
    }
}
