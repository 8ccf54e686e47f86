using Microsoft.AspNetCore.Mvc;
using Workspace.Mail;
using Workspace.Spaces;
using Workspace.Tools.Polls.Pages;
using Workspace.Ui;

namespace Workspace.Tools.Polls;

/// <summary>The small forms of a poll: each does one thing and leads back to the poll, wherever it was sent from.</summary>
public static class PollPosts
{
    private const string One = PollAddresses.One + "/do";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(One + "/open", OpenAsync);
        app.MapPost(One + "/close", CloseAsync);
        app.MapPost(One + "/remind", RemindAsync);
        app.MapPost(One + "/discard", DiscardAsync);
        app.MapPost(One + "/choice", AddChoiceAsync);
    }

    private static async Task<IResult> OpenAsync(Guid spaceId, Guid id, [FromForm] int? version, PollActions polls, Notices notices, HttpContext http)
    {
        var poll = await polls.OpenAsync(spaceId, id, version);
        notices.Say($"{poll.Reference} is open.");
        return SeeOther.To(http, PollAddresses.ToPoll(spaceId, id));
    }

    private static async Task<IResult> CloseAsync(Guid spaceId, Guid id, [FromForm] int? version, PollActions polls, Notices notices, HttpContext http)
    {
        _ = version; // binding a form asks for the token that proves it is ours
        var poll = await polls.CloseAsync(spaceId, id);
        notices.Say($"{poll.Reference} is closed and counted.");
        return SeeOther.To(http, PollAddresses.ToPoll(spaceId, id));
    }

    private static async Task<IResult> RemindAsync(Guid spaceId, Guid id, [FromForm] int? version, PollTimes times, Post post, Notices notices, HttpContext http)
    {
        _ = version;
        var asked = await times.RemindAsync(spaceId, id);
        notices.Say(asked == 0 ? "Nobody is left to remind." : post.IsOn ? $"{Words.Count(asked, "person is", "people are")} reminded by mail. Nobody is shown who." : $"No mail server is set: the vote stands on the home page of {Words.Count(asked, "person", "people")}, and no mail is sent.");
        return SeeOther.To(http, PollAddresses.ToPoll(spaceId, id));
    }

    private static async Task<IResult> DiscardAsync(Guid spaceId, Guid id, [FromForm] int? version, PollActions polls, Notices notices, HttpContext http)
    {
        _ = version;
        await polls.DiscardAsync(spaceId, id);
        notices.Say("The draft is discarded.");
        return SeeOther.To(http, PollAddresses.To(spaceId));
    }

    private static async Task<IResult> AddChoiceAsync(Guid spaceId, Guid id, [FromForm] string? title, [FromForm] string? description, PollActions polls, PollQueries queries, Notices notices, HttpContext http)
    {
        var view = await queries.ReadAsync(spaceId, id);
        var choice = view.Poll.Rules.Kind == PollKind.Dates ? ChoiceLines.Date(title ?? "", view.Place.Today, view.Place.Zone) : new PlannedChoice(title ?? "", description ?? "");
        var poll = await polls.AddChoiceAsync(spaceId, id, choice with { Description = description ?? "" });
        notices.Say($"Your choice is added to {poll.Reference}.");
        return SeeOther.To(http, PollAddresses.ToPoll(spaceId, id));
    }
}
