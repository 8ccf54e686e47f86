using Workspace.Tools.Polls.Counting;
using Workspace.Tools.Polls.Workshops;
using Workspace.Tools.Polls.Workshops.Rooms;

namespace Workspace.Tools.Polls.Demo;

/// <summary>The workshops of the task force: one that was held, with its record, and one ready to start.</summary>
internal static class ReformWorkshops
{
    private const string Groups = "Lenders’ Association\nLaw Society\nTenants’ Federation\nCouncils’ Network";

    private static readonly string[] Words = ["slow", "paper", "travel", "cost", "slow", "fair", "travel", "slow", "unclear", "trust"];

    public static async Task FillAsync(PollDemo demo, CancellationToken ct)
    {
        await HoldAsync(demo, ct);
        demo.Be(1, 9);
        var id = demo.NewId();
        await PlanAsync(demo, id, "Options for witnesses", ct);
        await LinesAsync(demo, id, ct);
    }

    private static Task<bool> PlanAsync(PollDemo demo, Guid id, string title, CancellationToken ct) =>
        demo.AsAsync<WorkshopActions>(demo["Ann Reed"], a => a.PlanAsync(demo.SpaceId, id, new(title, [demo["Fay Owen"]], Groups), ct));

    private static Task<bool> LinesAsync(PollDemo demo, Guid id, CancellationToken ct) => demo.AsAsync<WorkshopActions>(demo["Ann Reed"], async a =>
    {
        await a.AddWordsAsync(demo.SpaceId, id, "Three ways to be a witness", "We hear each for five minutes, then the room says what it thinks.", ct);
        await a.AddPollAsync(demo.SpaceId, id, "What do you think of first when you hear “witness”?", "A word or two.", PollKind.Words, [], secret: false, limit: 2, ct: ct);
        await a.AddPollAsync(demo.SpaceId, id, "Which option should we consult on?", "", PollKind.One, [new("Option A: raise the threshold"), new("Option B: recorded video"), new("Option C: keep the present rule"), new("None of these")], secret: false, ct: ct);
        await a.AddQuestionsAsync(demo.SpaceId, id, "What must the paper answer?", "Ask on your phone, and press for the questions that you want answered.", ct);
        await a.AddPollAsync(demo.SpaceId, id, "Could your organisation work with option B by 2028?", "Secret: nobody can see who says what.", PollKind.One, [new("Yes"), new("Only with more time"), new("No")], secret: true, ct: ct);
    });

    private static async Task HoldAsync(PollDemo demo, CancellationToken ct)
    {
        demo.Be(12, 10);
        var id = demo.NewId();
        await PlanAsync(demo, id, "What a witness is for", ct);
        await demo.AsAsync<WorkshopActions>(demo["Ann Reed"], async a =>
        {
            await a.AddPollAsync(demo.SpaceId, id, "What is it like to find a witness today?", "", PollKind.Words, [], secret: false, limit: 1, ct: ct);
            await a.AddPollAsync(demo.SpaceId, id, "What matters most?", "", PollKind.One, [new("That nobody is put under pressure"), new("That it is quick"), new("That it can be proved later")], secret: false, ct: ct);
            await a.AddQuestionsAsync(demo.SpaceId, id, "What do you want to know?", "", ct);
        });
        await demo.AsAsync<RunActions>(demo["Fay Owen"], a => a.StartAsync(demo.SpaceId, id, ct));
        var view = await demo.AsAsync<WorkshopQueries, WorkshopView>(demo["Fay Owen"], q => q.ReadAsync(demo.SpaceId, id, ct));
        var (code, lines) = (view.Workshop.Code, view.Lines);
        for (var i = 0; i < 34; i++)
        {
            var (group, paper) = (view.Workshop.GroupNames[i % 4], Paper.Saying(Words[i % Words.Length]));
            await RoomAsync(demo, i, (a, caller) => a.JoinAsync(code, caller, group, ct));
            await RoomAsync(demo, i, (a, caller) => a.VoteAsync(code, caller, lines[0].Line.Id, paper, null, ct));
        }

        await NextAsync(demo, id, lines[0].Line.Id, ct);
        for (var i = 0; i < 31; i++) await RoomAsync(demo, i, (a, caller) => a.VoteAsync(code, caller, lines[1].Line.Id, Paper.For(i % 5 == 0 ? 2 : i % 3 == 0 ? 3 : 1), null, ct));
        await NextAsync(demo, id, lines[1].Line.Id, ct);
        await RoomAsync(demo, 1, (a, caller) => a.AskAsync(code, caller, lines[2].Line.Id, "Who keeps the recordings, and for how long?", ct));
        await RoomAsync(demo, 2, (a, caller) => a.AskAsync(code, caller, lines[2].Line.Id, "What happens to somebody without a camera?", ct));
        await demo.AsAsync<RunActions>(demo["Fay Owen"], a => a.EndAsync(demo.SpaceId, id, ct));
    }

    private static Task<bool> NextAsync(PollDemo demo, Guid id, Guid line, CancellationToken ct) =>
        demo.AsAsync<RunActions>(demo["Fay Owen"], a => (Task)a.StepAsync(demo.SpaceId, id, line, forward: true, ct));

    private static Task RoomAsync(PollDemo demo, int device, Func<RoomActions, RoomCaller, Task> act) =>
        demo.AsNobodyAsync<RoomActions>(a => act(a, new($"example {device}", "example", null)));
}
