using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using Workspace.People;

namespace Workspace.Live;

/// <summary>The door for open pages: they say what they show, and hear when it changed.</summary>
public sealed class LiveHub(OpenPages pages, Standings standings, Sessions sessions, Revocation revocation, Presence presence, LiveVersion version, TimeProvider clock) : Hub<ILiveBrowser>
{
    public const string Path = "/live";

    private const int MostSubjects = 20, MostPagesOfOne = 60;

    private Guid PersonId => Guid.Parse(Context.User!.FindFirstValue(ClaimTypes.NameIdentifier)!);

    private Guid SessionId => Guid.Parse(Context.User!.FindFirstValue(SessionAuthentication.SessionClaim)!);

    public override async Task OnConnectedAsync()
    {
        if (await standings.ReadAsync(PersonId) is not { } standing || pages.Where(page => page.PersonId == PersonId).Count >= MostPagesOfOne)
        {
            Context.Abort();
            return;
        }

        var context = Context;
        var page = new OpenPage(context.ConnectionId, PersonId, SessionId, standing, new(Clients.Client(context.ConnectionId), context.Abort, clock), context.Abort);
        page.GoodUntil = clock.GetUtcNow() + Revocation.AskAgain;
        context.Items[nameof(OpenPage)] = page;
        pages.Add(page);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (Context.Items[nameof(OpenPage)] is OpenPage page)
        {
            pages.Remove(page);
            presence.Moved();
        }

        return Task.CompletedTask;
    }

    /// <summary>
    /// Says what the page shows, in place of what was said before. Rights are read now; what is unknown or forbidden is passed over in silence.
    /// True where something of it happened after <paramref name="since"/>, the number the page was written with: look again.
    /// </summary>
    public async Task<bool> Watch(string[] subjects, long since)
    {
        if (Context.Items[nameof(OpenPage)] is not OpenPage page)
        {
            Context.Abort();
            return false;
        }

        var doubts = page.Doubts;
        var (standing, session) = (await standings.ReadAsync(PersonId), await sessions.ReadAsync(SessionId));
        page.Learn(standing, session, clock);
        pages.Watch(page, Allowed(page, subjects));
        if (page.Doubts != doubts)
        {
            revocation.Doubt(PersonId); // something happened while we read
        }

        presence.Greet(page);
        return await version.HasChangedAsync(page, since, Context.ConnectionAborted);
    }

    private static Subject[] Allowed(OpenPage page, string[] subjects) =>
    [
        .. subjects.Take(MostSubjects)
            .Select(text => Subject.Read(text, page.Standing.OrganisationId)).OfType<Subject>()
            .Where(page.Standing.Allows).Distinct(),
    ];
}
