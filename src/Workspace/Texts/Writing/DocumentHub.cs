using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using Workspace.Live;
using Workspace.People;

namespace Workspace.Texts.Writing;

/// <summary>The door for editors: they open texts, send what was typed, and hear what everybody typed. Calls are sent without waiting; answers come as messages, in order.</summary>
internal sealed class DocumentHub(TextLines lines, TextOpening opening, TextSessions sessions, Standings standings) : Hub
{
    public const string Path = "/live/texts";

    private const int MostTexts = 8, MostPagesOfOne = 60;

    private Caller Caller => new(Guid.Parse(Context.User!.FindFirstValue(ClaimTypes.NameIdentifier)!), Guid.Parse(Context.User!.FindFirstValue(SessionAuthentication.SessionClaim)!));

    private OpenTexts Mine => (OpenTexts)Context.Items[nameof(OpenTexts)]!;

    public override async Task OnConnectedAsync()
    {
        var caller = Caller;
        if (await standings.ReadAsync(caller.PersonId) is not { } standing || lines.Find(Context.ConnectionId) is not { } line || !lines.Admit(caller.PersonId, Context.ConnectionId, MostPagesOfOne))
        {
            Context.Abort();
            return;
        }

        Context.Items[nameof(OpenTexts)] = new OpenTexts(caller, line, standing);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (Context.Items[nameof(OpenTexts)] is OpenTexts mine)
        {
            foreach (var (session, reader) in mine.All.Values)
            {
                session.Leave(reader);
                sessions.Leave(session);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Joins a text, from the version the browser has, or from nothing (-1). Answered by <c>opened</c> or <c>closed</c>.</summary>
    public async Task Open(Guid text, int version, string tab)
    {
        var mine = Mine;
        Leave(text);
        if (mine.All.Count >= MostTexts || !TextOpening.IsTab(tab))
        {
            mine.Line.Put(Frame.Of("closed", new { text, message = "This page cannot open the text. Load the page again." }));
        }
        else if (await opening.OpenAsync(mine, text, version, tab, Context.ConnectionAborted) is var (session, reader))
        {
            mine.All[text] = (session, reader);
        }
    }

    /// <summary>Hands in steps made on a version; answered by <c>commits</c>, <c>saved</c> or <c>refused</c>.</summary>
    public async Task Submit(Guid text, int @base, int sequence, string steps)
    {
        if (!Mine.All.TryGetValue(text, out var open))
        {
            Refuse(text, sequence, "again", "The text is not open on this connection. Open it again.");
            return;
        }

        var (read, problem) = SentSteps.Read(steps);
        if (read is null)
        {
            Refuse(text, sequence, "wrong", problem!, open.Reader);
        }
        else if (!open.Reader.Await())
        {
            Refuse(text, sequence, "again", "Too much was sent at once. The text is opened anew.", open.Reader);
        }
        else
        {
            await opening.SubmitAsync(open.Session, open.Reader, @base, sequence, read, Context.ConnectionAborted);
        }
    }

    /// <summary>Says where the cursor is, in positions of a version; -1 for nowhere.</summary>
    public void Look(Guid text, int version, int anchor, int head)
    {
        if (Mine.All.TryGetValue(text, out var open))
        {
            open.Session.Look(open.Reader, version, anchor, head);
        }
    }

    /// <summary>Leaves a text.</summary>
    public void Leave(Guid text)
    {
        if (Mine.All.Remove(text, out var open))
        {
            open.Session.Leave(open.Reader);
            sessions.Leave(open.Session);
        }
    }

    private void Refuse(Guid text, int seq, string why, string message, TextReader? reader = null) =>
        Mine.Line.Put(Frame.Of("refused", new { text, seq, why, message, right = Words.Of(reader?.Standing.Right ?? TextRight.None) }));
}
