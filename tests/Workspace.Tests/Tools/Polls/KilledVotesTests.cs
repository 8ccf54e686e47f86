using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Licensing;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tools.Polls;
using Workspace.Tools.Polls.Voting;

namespace Workspace.Tests.Tools.Polls;

/// <summary>The server is killed while people vote.</summary>
public sealed class KilledVotesTests
{
    // VOTERS=500 for as many as the product promises; fewer in the runs of every day.
    private static readonly int Voters = int.TryParse(Environment.GetEnvironmentVariable("VOTERS"), out var asked) ? asked : 90;

    [Fact]
    public async Task A_vote_that_was_acknowledged_is_counted_and_counted_once()
    {
        await using var server = new TestServer();
        server.Clock.Set(TimeProvider.System.GetUtcNow());
        var w = await TestWorkspace.OpenOwnAsync(server);
        var sessions = await JoinAsync(w);
        var poll = await w.OpenPollAsync(new() { IsSecret = true });
        var (waiting, receipts) = (new ConcurrentQueue<string>(sessions), new ConcurrentQueue<string>());

        foreach (var answers in (int[])[Voters / 9, Voters / 3]) await LiveAsync(w, poll, waiting, receipts, answers);

        var round = (await w.RoundAsync(poll)).Id;
        var ballots = await w.BallotsAsync(poll);
        Assert.True(receipts.Count >= Voters / 3);
        Assert.All(receipts, code => Assert.Single(ballots, b => b.Receipt == ReceiptCode.Hash(round, code)));
        Assert.Equal(ballots.Count, (await w.RollAsync(poll)).Count(v => v.HasVoted));
        await w.CloseAsync(poll);
        Assert.Equal(ballots.Count, (await w.RoundAsync(poll)).Result!.Ballots);
    }

    private static async Task LiveAsync(TestWorkspace w, Guid poll, ConcurrentQueue<string> waiting, ConcurrentQueue<string> receipts, int answers)
    {
        await using var server = await ServerProcess.StartAsync(w.Server.Settings);
        var enough = receipts.Count + answers;
        var killed = new TaskCompletionSource();
        var voters = Enumerable.Range(0, 6).Select(_ => VoteAsync(w, server.Address, poll, waiting, code =>
        {
            receipts.Enqueue(code);
            if (receipts.Count >= enough) killed.TrySetResult();
        })).ToArray();
        await killed.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await server.KillAsync();
        await Task.WhenAll(voters);
    }

    private static async Task VoteAsync(TestWorkspace w, Uri address, Guid poll, ConcurrentQueue<string> waiting, Action<string> acknowledged)
    {
        try
        {
            while (waiting.TryDequeue(out var session))
            {
                var browser = new Browser(address);
                browser.SetCookie("session", session);
                var page = await (await browser.GetAsync(PollAddresses.ToPoll(w.SpaceId, poll))).PressAsync("Send my vote", ("choice", "2"));
                acknowledged(Assert.Single(page.All(".receipt-card .code")));
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or System.Net.Sockets.SocketException)
        {
            // killed: this one's vote may be in or not
        }
    }

    private static async Task<string[]> JoinAsync(TestWorkspace w)
    {
        var now = w.Clock.GetUtcNow();
        var people = Enumerable.Range(0, Voters).Select(i => Person.Join(w.OrganisationId, $"Voter {i}", $"voter{i}@example.org", "Europe/London", now)).ToArray();
        await w.WriteAsync(async db =>
        {
            var licence = await db.Set<Licence>().SingleAsync(l => l.Id == w.LicenceId);
            foreach (var person in people)
            {
                db.Add(person);
                db.Add(licence.Assign(person.Id, licence.StartsAt, licence.EndsAt, null, "", [], now));
                db.Add(Membership.Join(w.SpaceId, person.Id, Role.Reader, now));
            }
        });
        var sessions = w.Server.Services.GetRequiredService<Sessions>();
        return await Task.WhenAll(people.Select(p => sessions.StartAsync(p.Id, "a test")));
    }
}
