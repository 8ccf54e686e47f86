using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tools.Polls;
using Workspace.Tools.Polls.Counting;
using Workspace.Tools.Polls.Voting;
using Workspace.Tools.Polls.Workshops;
using Workspace.Tools.Polls.Workshops.Rooms;

namespace Workspace.Tests.Tools.Polls.Workshops;

public sealed class RoomFaultTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Fifty_submissions_of_one_device_are_one_vote(bool secret)
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (id, code, line) = await RunningAsync(w, secret);
        var receipt = ReceiptCode.Make();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => w.JoinAsync(code, Rooms.Device(1)))));

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => w.VoteAsync(code, Rooms.Device(1), line.Id, Paper.For(2), receipt))));

        Assert.Single(await w.BallotsAsync(line.PollId!.Value));
        Assert.Equal(1, (await w.SeeAsync(id)).Crowd.Joined);
    }

    [Fact]
    public async Task Five_hundred_devices_at_once_are_five_hundred_votes()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (id, code, line) = await RunningAsync(w);
        await w.DoAsync<RunActions>(w.Ben, a => a.AdmitAsync(w.SpaceId, id, 1_000));

        await Parallel.ForEachAsync(Enumerable.Range(0, 500), new ParallelOptions { MaxDegreeOfParallelism = 50 }, async (i, _) =>
        {
            await w.JoinAsync(code, Rooms.Device(i));
            await w.VoteAsync(code, Rooms.Device(i), line.Id, Paper.For(1 + (i % 3)));
        });
        await w.DoAsync<RunActions>(w.Ben, a => a.EndAsync(w.SpaceId, id));

        var room = (await w.SeeAsync(id)).Lines[0].Poll!.Room;
        Assert.Equal((500, 167, 167, 166), (room.Voted, room.Tally!.Of(1).Count, room.Tally.Of(2).Count, room.Tally.Of(3).Count));
    }

    [Fact]
    public async Task A_vote_round_the_closing_counts_exactly_if_it_was_acknowledged()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (id, code, line) = await RunningAsync(w);
        foreach (var i in Enumerable.Range(0, 60)) await w.JoinAsync(code, Rooms.Device(i));

        var votes = Enumerable.Range(0, 60).Select(i => Task.Run(async () =>
        {
            try
            {
                await w.VoteAsync(code, Rooms.Device(i), line.Id, Paper.For(1));
                return true;
            }
            catch (Refusal refusal) when (refusal.Kind == RefusalKind.Conflict)
            {
                return false;
            }
        })).ToArray();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(i => Task.Run(() => w.DoAsync<RunActions>(i == 0 ? w.Fay : w.Ben, a => a.EndAsync(w.SpaceId, id)))).Select(EndedAsync));
        var acknowledged = (await Task.WhenAll(votes)).Count(taken => taken);

        Assert.Equal(acknowledged, (await w.RoundAsync(line.PollId!.Value)).Result!.Ballots);
        Assert.Equal(acknowledged, (await w.BallotsAsync(line.PollId!.Value)).Count);
    }

    [Fact]
    public async Task A_script_that_makes_devices_is_bounded_for_its_network_and_the_facilitator_sees_it()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (id, code, line) = await RunningAsync(w);
        await w.DoAsync<RunActions>(w.Ben, a => a.AdmitAsync(w.SpaceId, id, 40));

        var refused = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), new ParallelOptions { MaxDegreeOfParallelism = 20 }, async (i, _) =>
        {
            try
            {
                await w.JoinAsync(code, Rooms.Device(i, "203.0.113.7"));
                await w.VoteAsync(code, Rooms.Device(i, "203.0.113.7"), line.Id, Paper.For(1));
            }
            catch (Refusal refusal) when (refusal.Kind == RefusalKind.TooMany)
            {
                Interlocked.Increment(ref refused);
            }
        });
        await w.JoinAsync(code, Rooms.Device(1_000, "198.51.100.2")); // somebody elsewhere is let in

        Assert.Equal((160, 40), (refused, (await w.BallotsAsync(line.PollId!.Value)).Count));
        Assert.Equal((41, 40, 2), ((await w.SeeAsync(id)).Crowd.Joined, (await w.SeeAsync(id)).Crowd.Largest, (await w.SeeAsync(id)).Crowd.Networks));
        var page = await (await w.SignInAsync(w.Ben)).GetAsync(WorkshopAddresses.ToOne(w.SpaceId, id, "/control"));
        Assert.Contains("40 devices have joined from one network, as many as you allow", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_codes_is_bounded_and_then_the_right_one_does_not_open_either()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var (_, code, _) = await RunningAsync(w);
        var guesser = Rooms.Device(9, $"198.51.{Random.Shared.Next(100, 250)}.{Random.Shared.Next(1, 250)}");
        await w.JoinAsync(code, Rooms.Device(8, guesser.Place));

        for (var i = 0; i < RoomDoor.MostGuesses; i++) Assert.Equal(RefusalKind.Wrong, (await Rooms.RefusedAsync(() => w.JoinAsync("BBBBBB", guesser))).Kind);

        Assert.Equal(RefusalKind.TooMany, (await Rooms.RefusedAsync(() => w.JoinAsync("BBBBBB", guesser))).Kind);
        Assert.Equal(RefusalKind.TooMany, (await Rooms.RefusedAsync(() => w.JoinAsync(code, guesser))).Kind);
        await w.JoinAsync(code, Rooms.Device(8, guesser.Place)); // who is in already stays in
        await w.JoinAsync(code, Rooms.Device(9, "192.0.2.77"));
    }

    private static async Task EndedAsync(Task ending)
    {
        try
        {
            await ending;
        }
        catch (Refusal refusal) when (refusal.Kind == RefusalKind.Conflict)
        {
            // Another facilitator ended it at the same moment.
        }
    }

    private static async Task<(Guid Id, string Code, WorkshopLine Line)> RunningAsync(TestWorkspace w, bool secret = false)
    {
        var id = await w.PlanAsync();
        await w.AddPollAsync(id, PollKind.One, secret);
        return (id, await w.StartAsync(id), (await w.LinesAsync(id))[0]);
    }
}
