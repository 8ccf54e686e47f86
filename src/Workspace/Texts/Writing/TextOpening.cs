using System.Buffers;
using Workspace.Prose;

namespace Workspace.Texts.Writing;

/// <summary>Lets a page join a text, and hands in what it sends; what has to be read for it is read before the text's turn.</summary>
internal sealed class TextOpening(TextSessions sessions, TextStore store)
{
    private const int FarBehind = 2_000;
    private static readonly SearchValues<char> TabSigns = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    public static bool IsTab(string? tab) => tab is { Length: >= 8 and <= TextCommit.MaxTab } && !tab.AsSpan().ContainsAnyExcept(TabSigns);

    public async Task<(TextSession, TextReader)?> OpenAsync(OpenTexts mine, Guid textId, int version, string tab, CancellationToken ct)
    {
        var reader = new TextReader(mine.Line, mine.Caller, tab, mine.Standing.Card, mine.Standing.ShowsPresence);
        if (await StandingAsync(textId, mine.Caller, ct) is not { Right: > TextRight.None } standing || await sessions.EnterAsync(textId, ct) is not { } session)
        {
            mine.Line.Put(Frame.Of("closed", new { text = textId, message = "There is nothing here that you can see. The text may be gone, or your right to read it has ended." }));
            return null;
        }

        var last = await store.LastOfAsync(textId, tab, version, ct);
        if (last is not null && last.PersonId != mine.Caller.PersonId)
        {
            sessions.Leave(session);
            mine.Line.Put(Frame.Of("closed", new { text = textId, message = "This page cannot open the text. Load the page again." }));
            return null;
        }

        reader.Standing = standing;
        session.Join(reader, version, last, await MissedAsync(session, version, ct));
        return (session, reader);
    }

    public async Task SubmitAsync(TextSession session, TextReader reader, int since, int sequence, IReadOnlyList<Step> steps, CancellationToken ct)
    {
        var missed = session.Reaches(since) || since < 0 ? [] : await store.CommitsAsync(session.Text.Id, since, session.Version, ct);
        session.Submit(new() { Author = reader.Caller, Reader = reader, Base = since, Steps = steps, Tab = reader.Tab, Sequence = sequence, Missed = missed });
    }

    /// <summary>Steps of the server on somebody's behalf; ends when they are stored.</summary>
    public async Task<TextNow> AppendAsync(TextSession session, Guid personId, int since, IReadOnlyList<Step> steps, string? note, TextRight least, CancellationToken ct)
    {
        var missed = session.Reaches(since) || since < 0 ? [] : await store.CommitsAsync(session.Text.Id, since, session.Version, ct);
        var done = new TaskCompletionSource<TextNow>(TaskCreationOptions.RunContinuationsAsynchronously);
        session.Submit(new() { Author = new(personId, null), Base = since, Steps = steps, Note = note, Least = least, Missed = missed, Done = done });
        return await done.Task.WaitAsync(ct);
    }

    private async Task<TextStanding?> StandingAsync(Guid textId, Caller caller, CancellationToken ct) =>
        await store.StandingsAsync(textId, [caller], ct) is { } standings ? standings[caller] : null;

    // What is not in memory any more, for those who come back after a while; nothing for those who get the whole text.
    private async Task<IReadOnlyList<KeptCommit>> MissedAsync(TextSession session, int version, CancellationToken ct) =>
        version < 0 || session.Reaches(version) || session.Version - version > FarBehind ? [] : await store.CommitsAsync(session.Text.Id, version, session.Version, ct);
}
