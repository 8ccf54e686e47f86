using Microsoft.EntityFrameworkCore;
using Workspace.Tools.Polls;
using Workspace.Tools.Polls.Workshops;

namespace Workspace.Journeys.Tools;

/// <summary>A facilitator, the projector of the room, and a phone without an account.</summary>
public sealed class WorkshopTests(House house, Chromium chromium) : Journey(house, chromium)
{
    [Fact]
    public async Task A_vote_on_a_phone_moves_the_bar_on_the_big_screen_and_the_next_question_comes_by_itself()
    {
        var id = Guid.CreateVersion7();
        await W.DoAsync<WorkshopActions>(W.Fay, a => a.PlanAsync(W.SpaceId, id, new("Options", [])));
        await W.DoAsync<WorkshopActions>(W.Fay, a => a.AddPollAsync(W.SpaceId, id, "Which option?", "", PollKind.One, [new("Video"), new("Paper")], secret: false));
        await W.DoAsync<WorkshopActions>(W.Fay, a => a.AddQuestionsAsync(W.SpaceId, id, "What is open?", ""));
        var code = await W.ReadAsync(db => db.Set<Workshop>().Where(w => w.Id == id).Select(w => w.Code).SingleAsync());
        var control = await (await ArriveAsync(W.Fay)).OpenAsync(WorkshopAddresses.ToOne(W.SpaceId, id, "/control"));
        var screen = await (await ArriveAsync(W.Ann)).OpenAsync(WorkshopAddresses.ToOne(W.SpaceId, id, "/screen"));
        var phone = (await ArriveAsync(null)).Page;
        await phone.GotoAsync(WorkshopAddresses.ToRoom(code));
        await phone.ClickAsync("#join-form button");
        await Expect(phone.Locator("h1")).ToHaveTextAsync("You are in");
        await Expect(phone.Locator($"html[data-joined='/w/{code}/now']")).ToHaveCountAsync(1);

        await control.ClickAsync("text=Start the workshop");
        await Expect(phone.Locator("h1")).ToHaveTextAsync("Which option?");
        await Expect(screen.Locator(".screen")).ToContainTextAsync("Results are hidden");
        await control.ClickAsync("text=Show the result");
        await phone.ClickAsync("text=Paper");
        await phone.ClickAsync("text=Send my vote");

        await Expect(phone.Locator("main")).ToContainTextAsync("Your vote is in");
        await Expect(screen.Locator("[data-row='2'] .tally").First).ToContainTextAsync("1 of 1");
        await Expect(screen.Locator("#voted")).ToHaveTextAsync("1");
        await control.ClickAsync("#press-next button");
        await Expect(phone.Locator("h1")).ToHaveTextAsync("What is open?");
        await Expect(screen.Locator("h1")).ToHaveTextAsync("What is open?");
    }
}
