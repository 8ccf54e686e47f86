using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tools.Polls;
using Workspace.Tools.Polls.Counting;
using Workspace.Tools.Polls.Voting;
using Workspace.Tools.Polls.Workshops;
using Workspace.Tools.Polls.Workshops.Rooms;

namespace Workspace.Tests.Tools.Polls.Workshops;

/// <summary>What tests do in a workshop, in a few words.</summary>
internal static class Rooms
{
    public static RoomCaller Device(int number, string place = "192.0.2.1") => new($"{number:D43}", place, null);

    public static async Task<Guid> PlanAsync(this TestWorkspace w, params PollKind[] polls)
    {
        var id = Guid.CreateVersion7();
        await w.DoAsync<WorkshopActions>(w.Ben, a => a.PlanAsync(w.SpaceId, id, new("Options for witnesses", [w.Fay.Id], "Lenders’ Association\nTenants’ groups")));
        foreach (var kind in polls) await w.AddPollAsync(id, kind);
        return id;
    }

    public static Task AddPollAsync(this TestWorkspace w, Guid id, PollKind kind, bool secret = false) =>
        w.DoAsync<WorkshopActions>(w.Ben, a => a.AddPollAsync(w.SpaceId, id, $"Which option ({kind})?", "", kind, kind is PollKind.Words or PollKind.Question or PollKind.Proposal ? [] : [new("One"), new("Two"), new("Three")], secret, kind == PollKind.Dots ? 5 : 0));

    public static Task<Workshop> WorkshopAsync(this TestWorkspace w, Guid id) => w.ReadAsync(db => db.Set<Workshop>().AsNoTracking().SingleAsync(x => x.Id == id));

    public static Task<List<WorkshopLine>> LinesAsync(this TestWorkspace w, Guid id) => w.ReadAsync(db => db.Set<WorkshopLine>().AsNoTracking().Where(x => x.WorkshopId == id).OrderBy(x => x.Position).ToListAsync());

    public static async Task<string> StartAsync(this TestWorkspace w, Guid id)
    {
        await w.DoAsync<RunActions>(w.Ben, a => a.StartAsync(w.SpaceId, id));
        return (await w.WorkshopAsync(id)).Code;
    }

    public static Task JoinAsync(this TestWorkspace w, string code, RoomCaller caller, string? group = null) => w.DoAsync<RoomActions>(null, a => a.JoinAsync(code, caller, group));

    public static Task<CastVote> VoteAsync(this TestWorkspace w, string code, RoomCaller caller, Guid line, Paper paper, string? receipt = null) =>
        w.DoAsync<RoomActions, CastVote>(null, a => a.VoteAsync(code, caller, line, paper, receipt));

    public static Task<WorkshopView> SeeAsync(this TestWorkspace w, Guid id, Actor? who = null) => w.DoAsync<WorkshopQueries, WorkshopView>(who ?? w.Ben, q => q.ReadAsync(w.SpaceId, id));

    public static async Task<Refusal> RefusedAsync(Func<Task> act) => await Assert.ThrowsAsync<Refusal>(act);
}
