using Microsoft.AspNetCore.Mvc;
using Workspace.Spaces;
using Workspace.Tools.Polls.Workshops.Boards;
using Workspace.Ui;

namespace Workspace.Tools.Polls.Workshops;

/// <summary>The buttons of a workshop: each does one thing and leads back to the page it was pressed on.</summary>
public static class WorkshopPosts
{
    private const string Control = "/control", Screen = "/screen";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(WorkshopAddresses.Board, BoardAsync);
        Map(app, "/start", (run, space, id, _) => run.StartAsync(space, id));
        Map(app, "/next", (run, space, id, line) => run.StepAsync(space, id, line, forward: true));
        Map(app, "/back", (run, space, id, line) => run.StepAsync(space, id, line, forward: false));
        Map(app, "/show", (run, space, id, line) => run.RevealAsync(space, id, line, shown: true));
        Map(app, "/hide", (run, space, id, line) => run.RevealAsync(space, id, line, shown: false));
        Map(app, "/close", (run, space, id, line) => run.CloseAsync(space, id, line));
        Map(app, "/end", (run, space, id, _) => run.EndAsync(space, id), "");
        app.MapPost(WorkshopAddresses.Do + "/absent", AbsentAsync);
        app.MapPost(WorkshopAddresses.Do + "/admit", AdmitAsync);
        app.MapPost(WorkshopAddresses.Do + "/moderate", ModerateAsync);
        app.MapPost(WorkshopAddresses.Do + "/order", OrderAsync);
    }

    private static void Map(IEndpointRouteBuilder app, string what, Func<RunActions, Guid, Guid, Guid, Task> act, string leads = Control) =>
        app.MapPost(WorkshopAddresses.Do + what, async (Guid spaceId, Guid id, [FromForm] string? line, [FromForm] string? then, RunActions run, HttpContext http) =>
        {
            await act(run, spaceId, id, Read(line));
            return SeeOther.To(http, WorkshopAddresses.ToOne(spaceId, id, then == "screen" ? Screen : leads));
        });

    private static async Task<IResult> AbsentAsync(Guid spaceId, Guid id, [FromForm] string? line, [FromForm] int? days, RunActions run, TimeProvider clock, Notices notices, HttpContext http)
    {
        await run.AskAbsentAsync(spaceId, id, Read(line), clock.GetUtcNow().AddDays(Math.Clamp(days ?? 3, 1, 60)));
        notices.Say("The members who did not vote in the room are asked. Both counts stay apart.");
        return SeeOther.To(http, WorkshopAddresses.ToOne(spaceId, id));
    }

    private static async Task<IResult> AdmitAsync(Guid spaceId, Guid id, [FromForm] int? most, RunActions run, Notices notices, HttpContext http)
    {
        await run.AdmitAsync(spaceId, id, most ?? 0);
        notices.Say($"Up to {Words.Number(most ?? 0)} devices may join from one network.");
        return SeeOther.To(http, WorkshopAddresses.ToOne(spaceId, id, Control));
    }

    // One form round all questions: the pressed button names what becomes of which.
    private static async Task<IResult> ModerateAsync(Guid spaceId, Guid id, [FromForm] string? answered, [FromForm] string? hidden, [FromForm] string? waiting, RunActions run, HttpContext http)
    {
        var state = Read(answered) != Guid.Empty ? QuestionState.Answered : Read(hidden) != Guid.Empty ? QuestionState.Hidden : QuestionState.Waiting;
        await run.ModerateAsync(spaceId, id, Read(answered ?? hidden ?? waiting), state);
        return SeeOther.To(http, WorkshopAddresses.ToOne(spaceId, id, Control));
    }

    private static async Task<IResult> OrderAsync(Guid spaceId, Guid id, [FromForm] string? up, [FromForm] string? down, [FromForm] string? take, WorkshopActions workshops, HttpContext http)
    {
        if (take is not null) await workshops.RemoveAsync(spaceId, id, Read(take));
        else await workshops.MoveAsync(spaceId, id, Read(up ?? down), up is not null);
        return SeeOther.To(http, WorkshopAddresses.ToOne(spaceId, id));
    }

    private static Guid Read(string? id) => Guid.TryParse(id, out var read) ? read : Guid.Empty;

    private static async Task BoardAsync(Guid spaceId, Guid id, SpaceAccess spaces, WorkshopQueries workshops, BoardRoom boards, HttpContext http)
    {
        await workshops.ReadAsync(spaceId, id, http.RequestAborted);
        if (Rooms.RoomEndpoints.Listens(http)) await boards.StayAsync(spaces, spaceId, id, http.Response, http.RequestAborted);
    }
}
