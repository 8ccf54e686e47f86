using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tools.Polls;
using Workspace.Tools.Polls.Counting;
using Workspace.Tools.Polls.Workshops;
using Workspace.Tools.Polls.Workshops.Rooms;

namespace Workspace.Tests.Tools.Polls.Workshops;

public sealed class WorkshopTests
{
    [Fact]
    public async Task A_contributor_plans_one_and_a_reader_of_the_space_does_not_run_it()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.PlanAsync(PollKind.One);

        Assert.Equal(RefusalKind.Forbidden, (await Rooms.RefusedAsync(() => w.DoAsync<RunActions>(w.Rae, a => a.StartAsync(w.SpaceId, id)))).Kind);
        Assert.Equal(RefusalKind.NotFound, (await Rooms.RefusedAsync(() => w.DoAsync<RunActions>(w.Zed, a => a.StartAsync(w.SpaceId, id)))).Kind);
        await w.StartAsync(id);

        Assert.True((await w.WorkshopAsync(id)).IsRunning);
        Assert.Equal(["workshops.planned", "workshops.changed", "workshops.started"], await w.EventsAsync());
    }

    [Fact]
    public async Task Devices_and_members_vote_and_are_counted_apart()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.PlanAsync(PollKind.One);
        var code = await w.StartAsync(id);
        var line = (await w.LinesAsync(id))[0];
        var member = new RoomCaller(null, "192.0.2.9", w.Rae.Id);
        await w.JoinAsync(code, Rooms.Device(1), "Tenants’ groups");
        await w.DoAsync<RoomActions>(w.Rae, a => a.JoinAsync(code, member, null));

        await w.VoteAsync(code, Rooms.Device(1), line.Id, Paper.For(2));
        await w.DoAsync<RoomActions>(w.Rae, a => a.VoteAsync(code, member, line.Id, Paper.For(1), null));
        await w.DoAsync<RunActions>(w.Fay, a => a.RevealAsync(w.SpaceId, id, line.Id, true));

        var room = (await w.SeeAsync(id)).Lines[0].Poll!.Room;
        Assert.Equal((2, 1), (room.Voted, room.Members));
        Assert.Equal((1, 1, 0), (room.Tally!.Of(1).Count, room.Tally.Of(2).Count, room.Tally.Of(3).Count));
        Assert.Equal(["Lenders’ Association", "Tenants’ groups (self-declared)"], (await w.RollAsync(line.PollId!.Value)).Select(v => v.Group).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_result_is_hidden_everywhere_until_a_facilitator_shows_it()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.PlanAsync(PollKind.One);
        var code = await w.StartAsync(id);
        var line = (await w.LinesAsync(id))[0];
        await w.JoinAsync(code, Rooms.Device(1));
        await w.VoteAsync(code, Rooms.Device(1), line.Id, Paper.For(2));

        async Task<(bool Page, bool Screen, bool Phone)> ShowsAsync() => (
            (await w.DoAsync<PollQueries, PollView>(w.Ann, q => q.ReadAsync(w.SpaceId, line.PollId!.Value))).Result is not null,
            (await w.SeeAsync(id, w.Ann)).Lines[0].Poll!.Room.Tally is not null,
            (await w.DoAsync<RoomQueries, RoomView>(null, q => q.ReadAsync(code, Rooms.Device(1)))).Tally is not null);

        Assert.Equal((false, false, false), await ShowsAsync());
        await w.DoAsync<RunActions>(w.Ben, a => a.CloseAsync(w.SpaceId, id, line.Id));
        Assert.Equal((false, false, false), await ShowsAsync());
        await w.DoAsync<RunActions>(w.Ben, a => a.RevealAsync(w.SpaceId, id, line.Id, true));
        Assert.Equal((true, true, true), await ShowsAsync());
    }

    [Fact]
    public async Task A_room_finds_a_date()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.PlanAsync();
        var page = await (await (await w.SignInAsync(w.Ben)).GetAsync(WorkshopAddresses.ToOne(w.SpaceId, id))).PressAsync("Add the line", ("Form.Kind", "Dates"), ("Form.Title", "When do we meet again?"), ("Form.Choices", "1/3/2027 10:00\n2/3/2027 14:30"));
        Assert.Contains("Tuesday 2 March 2027, 2:30pm", page.Text, StringComparison.Ordinal);
        var code = await w.StartAsync(id);
        var line = (await w.LinesAsync(id))[0];
        for (var device = 1; device <= 3; device++)
        {
            await w.JoinAsync(code, Rooms.Device(device));
            await w.VoteAsync(code, Rooms.Device(device), line.Id, Paper.Marked((1, device == 1 ? PaperRules.No : PaperRules.IfNeedBe), (2, PaperRules.Yes)));
        }

        await w.DoAsync<RunActions>(w.Fay, a => a.RevealAsync(w.SpaceId, id, line.Id, true));
        var tally = (await w.SeeAsync(id)).Lines[0].Poll!.Room.Tally!;
        Assert.Equal((3, 6, 2), (tally.Ballots, tally.Of(2).Total, tally.Of(1).Total));
    }

    [Fact]
    public async Task Whoever_votes_finds_their_vote_in_the_count_however_many_look_at_once()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.PlanAsync(PollKind.One);
        var code = await w.StartAsync(id);
        var line = (await w.LinesAsync(id))[0];
        await w.DoAsync<RunActions>(w.Ben, a => a.RevealAsync(w.SpaceId, id, line.Id, true));
        var votes = 0;

        await Task.WhenAll(Enumerable.Range(1, 60).Select(device => Task.Run(async () =>
        {
            await w.JoinAsync(code, Rooms.Device(device));
            await w.VoteAsync(code, Rooms.Device(device), line.Id, Paper.For(1 + (device % 3)));
            var before = Interlocked.Increment(ref votes);
            var seen = await w.DoAsync<RoomQueries, RoomView>(null, q => q.ReadAsync(code, Rooms.Device(device)));
            Assert.True(seen.HasVoted);
            Assert.InRange(seen.Tally!.Ballots, before, 60);
        })));
        Assert.Equal(60, (await w.SeeAsync(id)).Lines[0].Poll!.Room.Tally!.Ballots);
    }

    [Fact]
    public async Task Of_two_facilitators_who_press_next_at_once_one_moves_it_on()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.PlanAsync(PollKind.One, PollKind.Words, PollKind.Several);
        await w.StartAsync(id);
        var lines = await w.LinesAsync(id);

        var moved = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => w.DoAsync<RunActions, bool>(i % 2 == 0 ? w.Ben : w.Fay, a => a.StepAsync(w.SpaceId, id, lines[0].Id, forward: true)))));

        Assert.Single(moved, done => done);
        Assert.Equal(lines[1].Id, (await w.WorkshopAsync(id)).LineId);
    }

    [Fact]
    public async Task Those_who_were_absent_are_asked_the_same_and_both_counts_stay_apart()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.PlanAsync(PollKind.One);
        var code = await w.StartAsync(id);
        var line = (await w.LinesAsync(id))[0];
        var rae = new RoomCaller(null, "192.0.2.9", w.Rae.Id);
        await w.JoinAsync(code, Rooms.Device(1));
        await w.DoAsync<RoomActions>(w.Rae, a => a.JoinAsync(code, rae, null));
        await w.VoteAsync(code, Rooms.Device(1), line.Id, Paper.For(2));
        await w.DoAsync<RoomActions>(w.Rae, a => a.VoteAsync(code, rae, line.Id, Paper.For(2), null));
        await w.DoAsync<RunActions>(w.Ben, a => a.EndAsync(w.SpaceId, id));

        await w.DoAsync<RunActions>(w.Ben, a => a.AskAbsentAsync(w.SpaceId, id, line.Id, w.Clock.GetUtcNow().AddDays(3)));
        await w.VoteAsync(w.Cas, line.PollId!.Value, Paper.For(1));

        Assert.Equal(RefusalKind.Forbidden, (await Rooms.RefusedAsync(() => w.VoteAsync(w.Rae, line.PollId!.Value, Paper.For(1)))).Kind); // was in the room
        var poll = (await w.SeeAsync(id)).Lines[0].Poll!;
        Assert.Equal((2, 2, 0), (poll.Room.Voted, poll.Room.Tally!.Of(2).Count, poll.Room.Tally.Of(1).Count));
        Assert.Equal((1, 1, 0), (poll.Absent!.Voted, poll.Absent.Tally!.Of(1).Count, poll.Absent.Tally.Of(2).Count));
    }

    [Fact]
    public async Task The_end_closes_everything_shows_the_results_and_forgets_the_networks()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.PlanAsync(PollKind.One);
        var code = await w.StartAsync(id);
        var line = (await w.LinesAsync(id))[0];
        await w.JoinAsync(code, Rooms.Device(1));
        await w.VoteAsync(code, Rooms.Device(1), line.Id, Paper.For(2));

        await w.DoAsync<RunActions>(w.Fay, a => a.EndAsync(w.SpaceId, id));

        Assert.Equal(1, (await w.SeeAsync(id, w.Rae)).Lines[0].Poll!.Room.Tally!.Of(2).Count);
        Assert.Equal("", await w.ReadAsync(db => db.Set<WorkshopParticipant>().Where(p => p.WorkshopId == id).Select(p => p.Network).SingleAsync()));
        Assert.Equal("", (await w.WorkshopAsync(id)).Salt);
        Assert.Equal(RefusalKind.Conflict, (await Rooms.RefusedAsync(() => w.VoteAsync(code, Rooms.Device(1), line.Id, Paper.For(1)))).Kind);
        Assert.Contains("over", (await Rooms.RefusedAsync(() => w.JoinAsync(code, Rooms.Device(2)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_are_wanted_once_by_each_and_listed_words_are_not_taken()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await w.PlanAsync();
        await w.DoAsync<WorkshopActions>(w.Ben, a => a.AddQuestionsAsync(w.SpaceId, id, "What should the minister answer?", ""));
        await w.AddPollAsync(id, PollKind.Words);
        await w.DoAsync<WorkshopActions>(w.Fay, a => a.WriteWordsAsync(w.SpaceId, "Nonsense\nutter rubbish"));
        var code = await w.StartAsync(id);
        var lines = await w.LinesAsync(id);
        await w.JoinAsync(code, Rooms.Device(1), "Lenders’ Association");
        await w.JoinAsync(code, Rooms.Device(2));

        await w.DoAsync<RoomActions>(null, a => a.AskAsync(code, Rooms.Device(1), lines[0].Id, "Who pays?"));
        await w.DoAsync<RoomActions>(null, a => a.AskAsync(code, Rooms.Device(1), lines[0].Id, "Who pays?"));
        var question = Assert.Single((await w.SeeAsync(id)).Lines[0].Questions);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => w.DoAsync<RoomActions>(null, a => a.UpAsync(code, Rooms.Device(2), question.Question.Id)))));

        var seen = Assert.Single((await w.SeeAsync(id)).Lines[0].Questions);
        Assert.Equal((1, "Lenders’ Association (self-declared)"), (seen.Votes, seen.Question.Group));
        Assert.Contains("not taken", (await Rooms.RefusedAsync(() => w.DoAsync<RoomActions>(null, a => a.AskAsync(code, Rooms.Device(2), lines[0].Id, "Is this NONSENSE, or not?")))).Message, StringComparison.Ordinal);
        await w.DoAsync<RunActions, bool>(w.Ben, a => a.StepAsync(w.SpaceId, id, lines[0].Id, forward: true));
        Assert.Contains("not taken", (await Rooms.RefusedAsync(() => w.VoteAsync(code, Rooms.Device(2), lines[1].Id, Paper.Saying("Utter  rubbish!")))).Message, StringComparison.Ordinal);
        await w.VoteAsync(code, Rooms.Device(2), lines[1].Id, Paper.Saying("rubbish"));

        await w.DoAsync<RunActions>(w.Ben, a => a.ModerateAsync(w.SpaceId, id, question.Question.Id, QuestionState.Hidden));
        Assert.Empty((await w.SeeAsync(id, w.Rae)).Lines[0].Questions);
        Assert.Single((await w.SeeAsync(id, w.Fay)).Lines[0].Questions);
    }

    [Fact]
    public void Self_declared_groups_never_go_together_with_members_and_nothing_small_can_be_read_off()
    {
        static (string, Paper[]) Group(string name, int size) => (name, [.. Enumerable.Range(0, size).Select(_ => Paper.For(1))]);

        Assert.Equal(["Lenders", "Lenders (self-declared)"], Splits.SafeApart([Group("Lenders", 6), Group("Lenders (self-declared)", 7)]).Select(g => g.Key).Order(StringComparer.Ordinal));
        Assert.Empty(Splits.SafeApart([Group("Lenders", 3), Group("Tenants (self-declared)", 7)])); // three members would be the difference to the total
        Assert.Equal(["Other organisations (self-declared)", "Lenders"], Splits.SafeApart([Group("Lenders", 5), Group("A (self-declared)", 3), Group("B (self-declared)", 4)]).Select(g => g.Key));
        Assert.DoesNotContain(Splits.SafeApart([Group("Lenders", 9), Group("Land", 6), Group("A (self-declared)", 2)]), g => g.Papers.Length < 5);
    }
}
