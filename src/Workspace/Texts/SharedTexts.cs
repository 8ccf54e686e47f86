using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Spaces;

namespace Workspace.Texts;

/// <summary>The door of tools to their texts: begins one within a visit, reads it, and lets roles do more or less to it.</summary>
public sealed class SharedTexts(IDbContextFactory<WorkspaceDb> databases, DocCache cache)
{
    /// <summary>Adds a text to what the visit is about to save. The document must be one that the schema allows.</summary>
    public SharedText Begin(Visit visit, NewText begun)
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
        var text = Readable(visit, await HeadAsync(visit, textId, ct));
        if (cache.Find(text.Id, text.Version) is { } known)
        {
            return new(text.Id, text.Version, known, text.ChangedAt, text.ChangedById);
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var (doc, version) = await TextLog.ReadAsync(db, textId, ct: ct);
        cache.Keep(textId, version, doc);
        return new(text.Id, version, doc, text.ChangedAt, text.ChangedById);
    }

    internal static TextRight RightOf(Visit visit, SharedText text) => Bounded(text.Rules.For(visit.Role), visit.IsArchived);

    internal static TextRight Bounded(TextRight right, bool archived) => archived && right > TextRight.Read ? TextRight.Read : right;

    private static SharedText Readable(Visit visit, SharedText text) => RightOf(visit, text) >= TextRight.Read ? text : throw Refusal.NotFound();

    private static async Task<SharedText> HeadAsync(Visit visit, Guid textId, CancellationToken ct) =>
        await visit.Query<SharedText>().FirstOrDefaultAsync(t => t.Id == textId, ct) ?? throw Refusal.NotFound();
}
