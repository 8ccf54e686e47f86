using System.Net;
using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tools.Polls;
using Workspace.Tools.Polls.Counting;
using Workspace.Tools.Polls.Voting;

namespace Workspace.Tests.Tools.Polls;

public sealed class PollPagesTests
{
    [Fact]
    public async Task A_poll_is_started_voted_in_and_closed_without_script()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var started = await (await (await w.SignInAsync(w.Ben)).GetAsync(PollAddresses.To(w.SpaceId, "/new")))
            .PressAsync("Open the poll", ("Form.Question", "Which option?"), ("Form.Choices", "Raise the threshold | Small transfers need no witness\nRecorded video"), ("Form.Quorum", "2"));
        Assert.Contains("Raise the threshold", started.Text, StringComparison.Ordinal);

        var rae = await (await w.SignInAsync(w.Rae)).GetAsync(started.Path);
        Assert.Contains("5 members may vote", rae.Text, StringComparison.Ordinal);
        Assert.Contains("Your name stands beside your vote once the result is shown", rae.Text, StringComparison.Ordinal);
        rae = await rae.PressAsync("Send my vote", ("choice", "2"));
        Assert.Contains("Your vote is in", rae.Text, StringComparison.Ordinal);
        Assert.Contains("1 of 5 voted, quorum 2 not reached", rae.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Show as a table", rae.Text, StringComparison.Ordinal);

        var fay = await (await (await w.SignInAsync(w.Fay)).GetAsync(started.Path)).PressAsync("Close it now");
        Assert.Contains("1 of 1, 100%", fay.Text, StringComparison.Ordinal);
        Assert.Contains("The quorum was not reached", fay.Text, StringComparison.Ordinal);
        var concluded = await (await fay.ClickAsync("Write the outcome")).PressAsync("Save the outcome", ("Form.Outcome", "We consult on recorded video."), ("Form.ReviewOn", "1 March 2027"));
        Assert.Contains("We consult on recorded video.Review on 1 March 2027", concluded.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_receipt_of_a_secret_vote_is_shown_once_and_finds_the_ballot()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.OpenPollAsync(new() { IsSecret = true });
        var browser = await w.SignInAsync(w.Rae);
        var page = await browser.GetAsync(PollAddresses.ToPoll(w.SpaceId, id));
        Assert.Contains("Nobody can see how you voted, not even the facilitator", page.Text, StringComparison.Ordinal);
        Assert.False(page.Has("[data-draft]"));
        Assert.False(page.Has("#here"));

        var sent = await page.PressAsync("Send my vote", ("choice", "1"));
        var code = Assert.Single(sent.All(".receipt-card .code"));
        Assert.DoesNotContain(code, (await browser.GetAsync(PollAddresses.ToPoll(w.SpaceId, id))).Text, StringComparison.Ordinal);
        var check = await (await browser.GetAsync(PollAddresses.ToPoll(w.SpaceId, id, "/check"))).PressAsync("Check", ("code", code.ToLowerInvariant()));
        Assert.Contains("A ballot with this code is in", check.Text, StringComparison.Ordinal);
        Assert.Contains("There is no ballot", (await check.PressAsync("Check", ("code", ReceiptCode.Make()))).Text, StringComparison.Ordinal);

        var changed = await (await browser.GetAsync(PollAddresses.ToPoll(w.SpaceId, id))).PressAsync("Change my vote", ("choice", "2"), ("code", code));
        Assert.Contains("Your vote is changed", changed.Text, StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(await w.BallotsAsync(id)).Paper[2]);
    }

    [Fact]
    public async Task A_ballot_with_a_mistake_comes_back_with_what_was_written_and_the_code()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.OpenPollAsync(new() { Kind = PollKind.Proposal, Reasons = Reasons.FromObjectors, IsSecret = true });
        var page = await (await w.SignInAsync(w.Rae)).GetAsync(PollAddresses.ToPoll(w.SpaceId, id));
        var code = page.Find("input[name=code]").GetAttribute("value");

        var answer = await page.PressAsync("Send my vote", ("choice", "4"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Say why you disagree or block", answer.Text, StringComparison.Ordinal);
        Assert.Equal("4", answer.Find("input[name=choice][checked]").GetAttribute("value"));
        Assert.Equal(code, answer.Find("input[name=code]").GetAttribute("value"));
        Assert.Contains("Your vote is in", (await answer.PressAsync("Send my vote", ("reason", "The countries are not named."))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_hidden_is_hidden_from_every_page_and_file_for_everybody()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var secret = await w.OpenPollAsync(new() { IsSecret = true, Reasons = Reasons.Optional });
        var open = await w.OpenPollAsync(new() { Reasons = Reasons.Optional });
        foreach (var poll in new[] { secret, open })
        {
            await w.VoteAsync(w.Ann, poll, Paper.For(2) with { Reason = "zebra" }, ReceiptCode.Make());
            await w.VoteAsync(w.Cas, poll, Paper.For(2) with { Reason = "zebra" }, ReceiptCode.Make());
        }

        foreach (var who in new[] { w.Ben, w.Fay, w.Ann, w.Rae })
        {
            var browser = await w.SignInAsync(who);
            foreach (var poll in new[] { secret, open })
            {
                foreach (var address in new[] { PollAddresses.ToPoll(w.SpaceId, poll), PollAddresses.ToPoll(w.SpaceId, poll, "/results.csv"), PollAddresses.ToPoll(w.SpaceId, poll, "/turnout"), PollAddresses.To(w.SpaceId), $"/spaces/{w.SpaceId}", $"/spaces/{w.SpaceId}/activity", "/" })
                {
                    var page = await browser.GetAsync(address);
                    var source = page.Document.DocumentElement.OuterHtml;
                    Assert.False(page.Has(".result-part"), address);
                    if (who != w.Ann) Assert.DoesNotContain("zebra", source, StringComparison.Ordinal);
                    Assert.DoesNotContain("Show as a table", source, StringComparison.Ordinal);
                    Assert.DoesNotContain("2 of 2", source, StringComparison.Ordinal);
                }
            }

            Assert.DoesNotContain("zebra", (await browser.GetAsync(PollAddresses.ToPoll(w.SpaceId, secret))).Document.DocumentElement.OuterHtml, StringComparison.Ordinal); // one's own neither
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await (await w.SignInAsync(w.Ann)).GetAsync(PollAddresses.ToPoll(w.SpaceId, secret, "/results.csv"))).Status);
    }

    [Fact]
    public async Task With_two_secret_votes_the_count_is_shown_to_nobody_after_the_end_either()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.OpenPollAsync(new() { IsSecret = true });
        foreach (var who in new[] { w.Ann, w.Cas }) await w.VoteAsync(who, id, 2, ReceiptCode.Make());
        await w.CloseAsync(id);

        var page = await (await w.SignInAsync(w.Ann)).GetAsync(PollAddresses.ToPoll(w.SpaceId, id));
        Assert.Contains("so few votes would tell who voted how", page.Text, StringComparison.Ordinal);
        Assert.False(page.Has(".result-part"));
    }

    [Fact]
    public async Task After_the_end_the_turnout_says_who_voted_and_nothing_else()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.OpenPollAsync(new() { IsSecret = true, Reasons = Reasons.Optional });
        foreach (var who in new[] { w.Ann, w.Cas, w.Rae }) await w.VoteAsync(who, id, Paper.For(3) with { Reason = $"zebra {who.Name}" }, ReceiptCode.Make());
        await w.CloseAsync(id);
        var browser = await w.SignInAsync(w.Ben);

        var turnout = await browser.GetAsync(PollAddresses.ToPoll(w.SpaceId, id, "/turnout"));
        Assert.Equal(["Ann ReedDepartment for LandVoted", "Ben OkoroLenders’ AssociationDid not vote", "Cas LindLenders’ AssociationVoted", "Fay OwenDepartment for LandDid not vote", "Rae MossLenders’ AssociationVoted"], turnout.All("tbody tr"));
        var page = await browser.GetAsync(PollAddresses.ToPoll(w.SpaceId, id));
        Assert.Contains("3 of 3, 100%", page.Text, StringComparison.Ordinal);
        Assert.False(page.Has("#who-voted"));
        var file = await (await browser.Http.GetAsync(PollAddresses.ToPoll(w.SpaceId, id, "/results.csv"))).Content.ReadAsStringAsync();
        Assert.Contains("Keep the rule,3,3", file, StringComparison.Ordinal);
        Assert.DoesNotContain(",Cas Lind", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PollKind.Dates, "mark-1", "2", "Say yes, if need be or no")]
    [InlineData(PollKind.Dots, "mark-2", "11", "Take 1 back")]
    [InlineData(PollKind.Score, "mark-2", "11", "from 0 to 10")]
    [InlineData(PollKind.Words, "word", "", "Enter at least one word")]
    [InlineData(PollKind.Question, "answer", "", "Write your answer")]
    [InlineData(PollKind.Ranking, "mark-2", "", "Put at least one choice first")]
    public async Task Each_kind_says_what_to_mend(PollKind kind, string field, string value, string said)
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.OpenPollAsync(new() { Kind = kind, Limit = 10 });

        var answer = await (await (await w.SignInAsync(w.Rae)).GetAsync(PollAddresses.ToPoll(w.SpaceId, id))).PressAsync("Send my vote", (field, value));

        Assert.Contains(said, answer.Text, StringComparison.Ordinal);
        Assert.Empty(await w.BallotsAsync(id));
    }

    [Fact]
    public async Task A_vote_that_comes_after_the_end_is_answered_in_words()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.OpenPollAsync();
        var page = await (await w.SignInAsync(w.Rae)).GetAsync(PollAddresses.ToPoll(w.SpaceId, id));
        await w.CloseAsync(id);

        var answer = await page.PressAsync("Send my vote", ("choice", "1"));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("it takes no more votes. Yours was not counted", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_seen_by_its_author_and_the_facilitators_only()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.DraftPollAsync(null, null, "Zebra one", "Zebra two");

        Assert.Contains("This is a draft", (await (await w.SignInAsync(w.Ben)).GetAsync(PollAddresses.ToPoll(w.SpaceId, id))).Text, StringComparison.Ordinal);
        Assert.Contains("This is a draft", (await (await w.SignInAsync(w.Fay)).GetAsync(PollAddresses.ToPoll(w.SpaceId, id))).Text, StringComparison.Ordinal);
        var rae = await w.SignInAsync(w.Rae);
        Assert.Equal(HttpStatusCode.NotFound, (await rae.GetAsync(PollAddresses.ToPoll(w.SpaceId, id))).Status);
        Assert.DoesNotContain("P-1", (await rae.GetAsync(PollAddresses.To(w.SpaceId))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_not_voted_is_asked_to_on_the_home_page_until_they_have()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.OpenPollAsync(new() { IsSecret = true });
        var rae = await w.SignInAsync(w.Rae);
        Assert.Contains("Vote in P-1", (await rae.GetAsync("/")).Text, StringComparison.Ordinal);

        await w.VoteAsync(w.Rae, id, 1, ReceiptCode.Make());

        Assert.DoesNotContain("Vote in P-1", (await rae.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Contains("Vote in P-1", (await (await w.SignInAsync(w.Cas)).GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_voters_of_organisations_are_chosen_before_it_opens()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var browser = await w.SignInAsync(w.Ben);
        var page = await (await browser.GetAsync(PollAddresses.To(w.SpaceId, "/new"))).PressAsync("Open the poll", ("Form.Question", "Which option?"), ("Form.Choices", "One\nTwo"), ("Form.Who", "Organisations"));
        Assert.EndsWith("/voters", page.Path, StringComparison.Ordinal);

        page = await page.PressAsync("Save who votes", ("voter", $"{w.Ann.Id}"), ("deputy", $"{w.Fay.Id}"), ("voter", $"{w.Ben.Id}"), ("deputy", ""));
        page = await page.PressAsync("Open the poll");

        Assert.Contains("You cast the vote of Lenders’ Association", page.Text, StringComparison.Ordinal);
        Assert.Contains("You cast the vote of Department for Land, as deputy", (await (await w.SignInAsync(w.Fay)).GetAsync(page.Path)).Text, StringComparison.Ordinal);
    }
}
