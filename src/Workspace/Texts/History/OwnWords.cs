using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Prose;
using Workspace.Prose.Differences;
using Workspace.Spaces;

namespace Workspace.Texts.History;

/// <summary>What one person wrote in texts that several write: their own words alone, as far as they still stand there.</summary>
public sealed class OwnWords(IDbContextFactory<WorkspaceDb> databases)
{
    private const int MostTexts = 2_000;

    /// <summary>Of each text of a tool, by the id of its thing, the paragraphs of the visit's person. Words that others wrote between theirs are left out, and shown as "…".</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> ReadAsync(Visit visit, string tool, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var (commits, packs) = (db.Set<TextCommit>(), db.Set<TextPack>());
        var texts = await visit.Query<SharedText>().Where(t => t.Tool == tool && t.Version > 0).OrderBy(t => t.Id).Take(MostTexts).Select(t => new { t.Id, t.ThingId }).ToListAsync(ct);
        var ids = texts.Select(t => t.Id).ToArray();
        var candidates = await db.Set<SharedText>().Where(t => ids.Contains(t.Id) && (commits.Any(c => c.TextId == t.Id && c.AuthorId == visit.PersonId) || packs.Any(p => p.TextId == t.Id))).Select(t => t.Id).ToHashSetAsync(ct);
        var found = new Dictionary<Guid, string>();
        foreach (var text in texts.Where(t => candidates.Contains(t.Id)))
        {
            if (await OfAsync(db, text.Id, visit.PersonId, ct) is { Length: > 0 } words)
            {
                found[text.ThingId] = words;
            }
        }

        return found;
    }

    private static async Task<string> OfAsync(WorkspaceDb db, Guid textId, Guid personId, CancellationToken ct)
    {
        var (begun, _) = await TextLog.ReadAsync(db, textId, 0, ct);
        var commits = await TextLog.CommitsAsync(db, textId, 0, ct: ct);
        var doc = commits.Aggregate(begun, TextLog.Apply);

        // What the server put there for somebody, an earlier version for example, is nobody's own.
        var log = commits.SelectMany(c => TextLog.Steps(c).Select(s => (c.Note is null ? c.AuthorId.ToString() : "", s.GetMap())));
        var mine = Authorship.Follow(begun.Content.Size, log).Added.Where(a => a.Author == personId.ToString()).ToArray();
        return string.Join("\n\n", Paragraphs(doc, mine));
    }

    private static IEnumerable<string> Paragraphs(Node doc, (int From, int To, string Author)[] mine)
    {
        var next = 0;
        foreach (var (words, at) in Runs(doc, 0).GroupBy(run => run.Block).Select(block => (block, block.First().At)))
        {
            var parts = new List<string>();
            foreach (var (_, start, text) in words)
            {
                while (next < mine.Length && mine[next].To <= start) next++;
                for (var i = next; i < mine.Length && mine[i].From < start + text.Length; i++)
                {
                    var (from, to) = (Math.Max(mine[i].From, start) - start, Math.Min(mine[i].To, start + text.Length) - start);
                    parts.Add((from > 0 || parts.Count == 0 && start > at ? "…" : "") + text[from..to]);
                }
            }

            if (string.Concat(parts).Trim('…', ' ') is { Length: > 0 }) yield return string.Concat(parts).Trim();
        }
    }

    // Every piece of text with the block it stands in, in reading order.
    private static IEnumerable<(int Block, int At, string Text)> Runs(Node node, int at)
    {
        var block = at;
        foreach (var child in node.Children)
        {
            if (child.Text is { } text)
            {
                yield return (block, at, text);
            }
            else
            {
                foreach (var run in Runs(child, at + 1)) yield return run;
            }

            at += child.NodeSize;
        }
    }
}
