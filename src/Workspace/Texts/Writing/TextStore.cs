using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Data;
using Workspace.Prose;
using Workspace.Spaces;

namespace Workspace.Texts.Writing;

/// <summary>Reads texts from the database and appends to them; rights are read in the transaction that appends.</summary>
internal sealed class TextStore(IDbContextFactory<WorkspaceDb> databases, IWriter writer, DocCache cache, TimeProvider clock)
{
    /// <summary>The text as it is stored; null where there is none.</summary>
    public async Task<(OpenText Text, TextState State, int Snapshot)?> OpenAsync(Guid textId, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var text = await db.Set<SharedText>().AsNoTracking().Where(t => t.Id == textId)
            .Join(db.Set<Space>(), t => t.SpaceId, s => s.Id, (t, s) => new OpenText(t.Id, t.SpaceId, s.OrganisationId, t.ThingId, t.Edited)).FirstOrDefaultAsync(ct);
        if (text is null)
        {
            return null;
        }

        var snapshot = await db.Set<TextSnapshot>().AsNoTracking().Where(s => s.TextId == textId).OrderByDescending(s => s.Version).FirstAsync(ct);
        var state = new TextState(cache.Find(textId, snapshot.Version) ?? DocBytes.Read(snapshot.Doc), snapshot.Version);
        foreach (var commit in await TextLog.CommitsAsync(db, textId, snapshot.Version, ct: ct))
        {
            state.Apply(Keep(commit));
        }

        return (text, state, snapshot.Version);
    }

    public async Task<IReadOnlyList<KeptCommit>> CommitsAsync(Guid textId, int after, int until = int.MaxValue, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return [.. (await TextLog.CommitsAsync(db, textId, after, until, ct)).Select(Keep)];
    }

    /// <summary>The last batch that is stored of an open page; the page says from which version on to look.</summary>
    public async Task<LastBatch?> LastOfAsync(Guid textId, string tab, int version, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var last = await db.Set<TextCommit>().AsNoTracking().Where(c => c.TextId == textId && c.Tab == tab).OrderByDescending(c => c.Sequence)
            .Select(c => new LastBatch(c.AuthorId, c.Sequence ?? 0, c.Version)).FirstOrDefaultAsync(ct);
        if (last is null && version >= 0 && await db.Set<SharedText>().AnyAsync(t => t.Id == textId && t.PackedVersion > version, ct))
        {
            var packed = (await TextLog.CommitsAsync(db, textId, version, ct: ct)).LastOrDefault(c => c.Tab == tab);
            last = packed is null ? null : new(packed.AuthorId, packed.Sequence ?? 0, packed.Version);
        }

        return last;
    }

    /// <summary>What these people may do to the text now; null where there is no such text.</summary>
    public async Task<IReadOnlyDictionary<Caller, TextStanding>?> StandingsAsync(Guid textId, IReadOnlyCollection<Caller> callers, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await TextHead.FindAsync(db, textId, ct) is { } text ? await TextDoor.ReadAsync(db, text, callers, clock.GetUtcNow(), ct) : null;
    }

    /// <summary>One transaction: rights, commits, and an event for each of those named.</summary>
    public async Task AppendAsync(OpenText text, IReadOnlyList<Made> made, IReadOnlyCollection<Guid> edited, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        db.AddRange(edited.Select(person => new Event
        {
            OrganisationId = text.OrganisationId,
            SpaceId = text.SpaceId,
            ActorId = person,
            Kind = text.Edited,
            SubjectId = text.ThingId,
            At = made[^1].Commit.At,
            Facts = $$"""{"version":{{made[^1].Commit.Version}}}""",
        }));
        await writer.SaveAsync(db, (saving, stop) => CheckAsync(saving, text, made, stop), ct);
        cache.Keep(text.Id, made[^1].Commit.Version, made[^1].Result.Doc);
    }

    /// <summary>So that opening begins here; two servers may do it at once.</summary>
    public async Task SnapshotAsync(Guid textId, int version, Node doc, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        db.Add(new TextSnapshot { TextId = textId, Version = version, At = clock.GetUtcNow(), Doc = DocBytes.Write(doc) });
        await db.SaveChangesAsync(ct);
    }

    public static KeptCommit Keep(TextCommit commit) => new(commit, TextLog.Steps(commit), Frame.Write(commit));

    private async Task CheckAsync(WorkspaceDb db, OpenText opened, IReadOnlyList<Made> made, CancellationToken ct)
    {
        Caller[] authors = [.. made.Select(m => m.Batch.Author).Distinct()];
        if (db.Database.IsNpgsql())
        {
            await TextDoor.LockAsync(db, opened.SpaceId, authors, ct);
        }

        var text = await TextHead.AdvanceAsync(db, opened.Id, made[0].Commit.Version - 1, made[^1].Commit, ct);
        if (text is null)
        {
            throw await db.Set<SharedText>().AnyAsync(t => t.Id == opened.Id, ct) ? new TextMoved() : new TextGone();
        }

        var standings = await TextDoor.ReadAsync(db, text, authors, clock.GetUtcNow(), ct);
        if (made.Any(m => standings[m.Batch.Author].Right < m.Needs))
        {
            throw new RightsEnded(standings); // nothing of this transaction stays
        }

        ManyRows.Add(db, [.. made.Select(m => m.Commit)]);
    }
}
