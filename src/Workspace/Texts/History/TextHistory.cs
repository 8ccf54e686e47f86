using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Prose.Differences;
using Workspace.Spaces;

namespace Workspace.Texts.History;

/// <summary>What became of a text, when and by whom: every commit, any version, what changed between two, who wrote what. For whoever may read the text.</summary>
public sealed class TextHistory(IDbContextFactory<WorkspaceDb> databases, SharedTexts texts)
{
    private const int Most = 1_000, Window = 2_000, MostLookedAt = 50_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <summary>The commits after one version up to another, at most a thousand, with their steps: for playing the text back.</summary>
    public async Task<IReadOnlyList<TextCommit>> CommitsAsync(Visit visit, Guid textId, int after, int until = int.MaxValue, CancellationToken ct = default)
    {
        await SharedTexts.HeadAsync(visit, textId, ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        return await TextLog.CommitsAsync(db, textId, after, (int)Math.Min(until, (long)after + Most), ct);
    }

    /// <summary>The text as it was at a version.</summary>
    public async Task<TextNow> ReadAsync(Visit visit, Guid textId, int version, CancellationToken ct = default)
    {
        var text = await SharedTexts.HeadAsync(visit, textId, ct);
        if (version < 0 || version > text.Version)
        {
            throw Refusal.NotFound();
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var (doc, _) = await TextLog.ReadAsync(db, textId, version, ct);
        var last = version > 0 && await TextLog.CommitsAsync(db, textId, version - 1, version, ct) is [.., var made] ? made : null;
        return new(textId, version, doc, last?.At ?? text.ChangedAt, last?.AuthorId ?? text.ChangedById);
    }

    /// <summary>Stretches of work, the latest first: who wrote, from when until when, which versions. Ask for those before a version to go on.</summary>
    public async Task<IReadOnlyList<Stretch>> TimelineAsync(Visit visit, Guid textId, int before = int.MaxValue, int most = 50, CancellationToken ct = default)
    {
        var text = await SharedTexts.HeadAsync(visit, textId, ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        var found = new List<Stretch>();
        for (var until = Math.Min(before - 1, text.Version); until > 0 && found.Count <= most; until -= Window)
        {
            foreach (var commit in (await TextLog.CommitsAsync(db, textId, Math.Max(0, until - Window), until, ct)).Reverse())
            {
                Add(found, commit);
            }
        }

        return found.Count > most ? found[..most] : found;
    }

    /// <summary>What changed from one version to another, with the ids of people as authors.</summary>
    public async Task<Comparison> CompareAsync(Visit visit, Guid textId, int from, int to, CancellationToken ct = default)
    {
        var (before, after) = (await ReadAsync(visit, textId, Math.Min(from, to), ct), await ReadAsync(visit, textId, Math.Max(from, to), ct));
        await using var db = await databases.CreateDbContextAsync(ct);
        var log = after.Version - before.Version > MostLookedAt ? null
            : (await TextLog.CommitsAsync(db, textId, before.Version, after.Version, ct)).SelectMany(c => TextLog.Steps(c).Select(s => (c.AuthorId.ToString(), s.GetMap())));
        return new(before, after, Difference.Between(before.Doc, after.Doc, log));
    }

    /// <summary>For each block of the text as it is now: who wrote in it, the last one first. Nobody where it is as the text began.</summary>
    public async Task<IReadOnlyList<BlockAuthors>> WhoWroteAsync(Visit visit, Guid textId, CancellationToken ct = default)
    {
        var now = await texts.ReadAsync(visit, textId, ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        var looking = new BlockTrace(now.Doc);
        for (var until = now.Version; until > Math.Max(0, now.Version - MostLookedAt) && looking.IsOn; until -= Window)
        {
            foreach (var commit in (await TextLog.CommitsAsync(db, textId, Math.Max(0, until - Window), until, ct)).Reverse())
            {
                looking.Undo(commit);
            }
        }

        return looking.Found;
    }

    /// <summary>Versions that were given a name, the latest first.</summary>
    public async Task<IReadOnlyList<NamedVersion>> NamesAsync(Visit visit, Guid textId, CancellationToken ct = default)
    {
        await SharedTexts.HeadAsync(visit, textId, ct);
        return await visit.Query<NamedVersion>().Where(v => v.TextId == textId).OrderByDescending(v => v.Version).ThenByDescending(v => v.At).Take(Most).ToListAsync(ct);
    }

    /// <summary>Gives a version a name; saved with the visit.</summary>
    public async Task<NamedVersion> NameAsync(Visit visit, Guid textId, int version, string name, CancellationToken ct = default)
    {
        var named = NamedVersion.Give(await WritableAsync(visit, textId, ct), version, name, visit.PersonId, visit.Now);
        visit.Add(named);
        return named;
    }

    /// <summary>Takes the name away again; saved with the visit.</summary>
    public async Task UnnameAsync(Visit visit, Guid textId, Guid namedId, CancellationToken ct = default)
    {
        await WritableAsync(visit, textId, ct);
        var named = await visit.FindAsync<NamedVersion>(namedId, ct);
        visit.Remove(named.TextId == textId ? named : throw Refusal.NotFound());
    }

    private static async Task<SharedText> WritableAsync(Visit visit, Guid textId, CancellationToken ct)
    {
        var text = await SharedTexts.HeadAsync(visit, textId, ct);
        return visit.Role >= Role.Contributor && !visit.IsArchived ? text : throw Refusal.Forbidden($"You can read this. {RoleWords.WhoMay(Role.Contributor)}");
    }

    private static void Add(List<Stretch> found, TextCommit commit)
    {
        if (found.Count > 0 && found[^1] is var later && later.ById == commit.AuthorId && later.Note is null && commit.Note is null && later.From - commit.At < Pause)
        {
            found[^1] = later with { From = commit.At, First = commit.Version };
        }
        else
        {
            found.Add(new(commit.AuthorId, commit.At, commit.At, commit.Version, commit.Version, commit.Note));
        }
    }
}

/// <summary>One person's work without a longer pause: versions <paramref name="First"/> to <paramref name="Last"/>.</summary>
public sealed record Stretch(Guid ById, DateTimeOffset From, DateTimeOffset Until, int First, int Last, string? Note);

/// <summary>Two versions and what changed between them.</summary>
public sealed record Comparison(TextNow Before, TextNow After, Difference Difference);
