using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Prose;
using Workspace.Spaces;
using Workspace.Texts.Writing;

namespace Workspace.Texts;

/// <summary>The door of tools to their texts: begins one within a visit, reads it, and lets roles do more or less to it.</summary>
public sealed class SharedTexts
{
    internal const string Restored = "restored ";

    private static readonly Question<SharedText, Guid, SharedText> ById = new((texts, id) => texts.Where(t => t.Id == id));

    private readonly IDbContextFactory<WorkspaceDb> _databases;
    private readonly DocCache _cache;
    private readonly TextSessions _sessions;
    private readonly TextOpening _opening;

    internal SharedTexts(IDbContextFactory<WorkspaceDb> databases, DocCache cache, TextSessions sessions, TextOpening opening) =>
        (_databases, _cache, _sessions, _opening) = (databases, cache, sessions, opening);

    /// <summary>Adds a text to what the visit is about to save. The document must be one that the schema allows.</summary>
    public SharedText Begin(Visit visit, NewText begun) => Start(visit, begun);

    /// <summary>The same, for what has no services at hand.</summary>
    internal static SharedText Start(Visit visit, NewText begun)
    {
        begun.Doc.Check();
        if (begun.Doc.Type.Schema.Limits.Problem(begun.Doc) is { } problem)
        {
            throw Refusal.Wrong(problem);
        }

        var text = SharedText.Begin(visit.SpaceId, begun, visit.PersonId, visit.Now);
        visit.Add(text);
        visit.Platform<TextSnapshot>().Add(new() { TextId = text.Id, Version = 0, At = visit.Now, Doc = DocBytes.Write(begun.Doc) });
        return text;
    }

    /// <summary>The text, tracked by the visit, for changing its rules with <see cref="SharedText.Allow"/>; saved with the visit.</summary>
    public async Task<SharedText> FindAsync(Visit visit, Guid textId, CancellationToken ct = default) => Readable(visit, await visit.FindAsync<SharedText>(textId, ct));

    /// <summary>Removes the text, its log and its versions with what the visit is about to save.</summary>
    public async Task RemoveAsync(Visit visit, Guid textId, CancellationToken ct = default) => visit.Remove(await visit.FindAsync<SharedText>(textId, ct));

    /// <summary>What this person may do to the text now.</summary>
    public async Task<TextRight> RightAsync(Visit visit, Guid textId, CancellationToken ct = default) => RightOf(visit, await HeadAsync(visit, textId, ct));

    /// <summary>The text as it is now. Its version alone, for a list or a cache, is in <c>visit.Query&lt;SharedText&gt;()</c>.</summary>
    public async Task<TextNow> ReadAsync(Visit visit, Guid textId, CancellationToken ct = default)
    {
        var text = await HeadAsync(visit, textId, ct);
        if (_cache.Find(text.Id, text.Version) is { } known)
        {
            return new(text.Id, text.Version, known, text.ChangedAt, text.ChangedById);
        }

        await using var db = await _databases.CreateDbContextAsync(ct);
        var (doc, version) = await TextLog.ReadAsync(db, textId, ct: ct);
        _cache.Keep(textId, version, doc);
        return new(text.Id, version, doc, text.ChangedAt, text.ChangedById);
    }

    /// <summary>
    /// Steps that the server makes for this person, on a version the tool has read; carried over what came since, stored and shown like anybody's.
    /// A transaction of its own: it does not wait for the visit's save.
    /// </summary>
    /// <param name="visit">Who is there.</param>
    /// <param name="textId">Which text.</param>
    /// <param name="baseVersion">The version the steps were made on.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="note">What was done, for the history: "accepted".</param>
    /// <param name="least">What the person must be allowed.</param>
    /// <param name="ct">Stops the waiting, not the change.</param>
    public async Task<TextNow> AppendAsync(Visit visit, Guid textId, int baseVersion, IReadOnlyList<Step> steps, string? note = null, TextRight least = TextRight.Write, CancellationToken ct = default)
    {
        var text = await HeadAsync(visit, textId, ct);
        if (RightOf(visit, text) < least)
        {
            throw Refusal.Forbidden(text.Because ?? "You can read this. You cannot change it.");
        }

        var session = await _sessions.EnterAsync(textId, ct) ?? throw Refusal.NotFound();
        try
        {
            return await _opening.AppendAsync(session, visit.PersonId, baseVersion, steps, note, least, ct);
        }
        finally
        {
            _sessions.Leave(session);
        }
    }

    /// <summary>Puts this document in the place of the text; blocks that both have stay untouched, and what others write meanwhile is kept.</summary>
    public async Task<TextNow> ReplaceAsync(Visit visit, Guid textId, Node doc, string? note = null, CancellationToken ct = default)
    {
        var now = await ReadAsync(visit, textId, ct);
        return DocChange.Between(now.Doc, doc) is { } step ? await AppendAsync(visit, textId, now.Version, [step], note, ct: ct) : now;
    }

    /// <summary>Makes the text what it was at a version, as a new one: nothing of the history is lost.</summary>
    public async Task<TextNow> RestoreAsync(Visit visit, Guid textId, int version, CancellationToken ct = default)
    {
        var text = await HeadAsync(visit, textId, ct);
        await using var db = await _databases.CreateDbContextAsync(ct);
        var (doc, _) = await TextLog.ReadAsync(db, textId, version >= 0 && version <= text.Version ? version : throw Refusal.NotFound(), ct);
        return await ReplaceAsync(visit, textId, doc, Restored + version, ct);
    }

    /// <summary>The text where this person may read it.</summary>
    internal static async Task<SharedText> HeadAsync(Visit visit, Guid textId, CancellationToken ct) =>
        Readable(visit, await visit.AskOneAsync(ById, textId, ct) ?? throw Refusal.NotFound());

    internal static TextRight RightOf(Visit visit, SharedText text) => Bounded(text.Rules.For(visit.Role), visit.IsArchived);

    internal static TextRight Bounded(TextRight right, bool archived) => archived && right > TextRight.Read ? TextRight.Read : right;

    private static SharedText Readable(Visit visit, SharedText text) => RightOf(visit, text) >= TextRight.Read ? text : throw Refusal.NotFound();
}
