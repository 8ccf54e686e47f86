using Workspace.Tools.Polls;

namespace Workspace.Journeys.Tools;

/// <summary>Two people vote, and each sees the other's vote come in.</summary>
public sealed class PollTests(House house, Chromium chromium) : Journey(house, chromium)
{
    [Fact]
    public async Task Votes_of_others_come_in_while_one_looks()
    {
        var id = await OpenPollAsync(new() { IsLive = true });
        var ann = await (await ArriveAsync(W.Ann)).OpenAsync(PollAddresses.ToPoll(W.SpaceId, id));
        var ben = await (await ArriveAsync(W.Ben)).OpenAsync(PollAddresses.ToPoll(W.SpaceId, id));

        await ben.CheckAsync("#choice-2");
        await ben.ClickAsync("text=Send my vote");
        await Expect(ben.Locator("#row-2 .tally")).ToContainTextAsync("1 of 1");
        await Expect(ann.Locator("#row-2 .tally")).ToContainTextAsync("1 of 1");

        await ann.CheckAsync("#choice-1");
        await ann.ClickAsync("text=Send my vote");
        await Expect(ben.Locator("#row-1 .tally")).ToContainTextAsync("1 of 2");
    }

    [Fact]
    public async Task The_receipt_of_a_secret_vote_stays_in_sight_while_others_vote_and_the_choice_of_the_other_does_not_show()
    {
        var id = await OpenPollAsync(new() { IsSecret = true });
        var ann = await (await ArriveAsync(W.Ann)).OpenAsync(PollAddresses.ToPoll(W.SpaceId, id));
        await ann.CheckAsync("#choice-1");
        await ann.ClickAsync("text=Send my vote");
        var code = await ann.Locator(".receipt-card .code").TextContentAsync();

        await W.DoAsync<Workspace.Tools.Polls.Voting.Votes>(W.Ben, votes => votes.CastAsync(W.SpaceId, id, Workspace.Tools.Polls.Counting.Paper.For(2), Workspace.Tools.Polls.Voting.ReceiptCode.Make()));

        await Expect(ann.Locator(".docket")).ToContainTextAsync("2 of 5 voted");
        await Expect(ann.Locator(".receipt-card .code")).ToHaveTextAsync(code!);
        await Expect(ann.Locator("main")).Not.ToContainTextAsync("Show as a table");
    }

    private async Task<Guid> OpenPollAsync(PollRules rules)
    {
        var id = Guid.CreateVersion7();
        await W.DoAsync<PollActions>(W.Ben, polls => polls.DraftAsync(W.SpaceId, id, new("Which option?", "", rules, [new("Raise the threshold"), new("Recorded video")], null)));
        await W.DoAsync<PollActions>(W.Ben, polls => polls.OpenAsync(W.SpaceId, id));
        return id;
    }
}
