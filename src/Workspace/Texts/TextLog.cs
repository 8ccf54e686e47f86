using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Prose;

namespace Workspace.Texts;

/// <summary>Reads what is stored of a text: its commits, and the document at any version.</summary>
internal static class TextLog
{
    /// <summary>The document at this version, or at the latest one.</summary>
    public static async Task<(Node Doc, int Version)> ReadAsync(WorkspaceDb db, Guid textId, int version = int.MaxValue, CancellationToken ct = default)
    {
        var snapshot = await db.Set<TextSnapshot>().AsNoTracking().Where(s => s.TextId == textId && s.Version <= version).OrderByDescending(s => s.Version).FirstAsync(ct);
        var commits = await CommitsAsync(db, textId, snapshot.Version, version, ct);
        var doc = DocBytes.Read(snapshot.Doc);
        foreach (var commit in commits)
        {
            doc = Apply(doc, commit);
        }

        return (doc, commits.Count == 0 ? snapshot.Version : commits[^1].Version);
    }

    /// <summary>The commits after one version, up to and with another, in order.</summary>
    public static async Task<IReadOnlyList<TextCommit>> CommitsAsync(WorkspaceDb db, Guid textId, int after, int until = int.MaxValue, CancellationToken ct = default)
    {
        var commits = await db.Set<TextCommit>().AsNoTracking().Where(c => c.TextId == textId && c.Version > after && c.Version <= until).OrderBy(c => c.Version).ToListAsync(ct);
        if (commits.Count > 0 && commits[0].Version == after + 1)
        {
            return commits;
        }

        var packs = await db.Set<TextPack>().AsNoTracking().Where(p => p.TextId == textId && p.To > after && p.From <= until).OrderBy(p => p.From).ToListAsync(ct);
        var first = commits.Count > 0 ? commits[0].Version : int.MaxValue; // what was packed a moment ago may be read twice
        return [.. packs.SelectMany(Packing.Read).Where(c => c.Version > after && c.Version <= until && c.Version < first), .. commits];
    }

    public static IReadOnlyList<Step> Steps(TextCommit commit) => ProseJson.ReadSteps(Schema.Standard, System.Text.Encoding.UTF8.GetBytes(commit.Steps));

    public static Node Apply(Node doc, TextCommit commit) => Steps(commit).Aggregate(doc, (before, step) => step.Apply(before) switch
    {
        { Doc: { } after } => after,
        { Failed: var why } => throw new InvalidOperationException($"Commit {commit.Version} of text {commit.TextId} cannot be read again: {why}"),
    });
}
