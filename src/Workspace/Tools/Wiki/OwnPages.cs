using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Texts.History;

namespace Workspace.Tools.Wiki;

/// <summary>What one person wrote on the pages of a wiki.</summary>
internal static class OwnPages
{
    public static async Task<IReadOnlyList<OwnWork>> ReadAsync(Visit visit, OwnWords words, CancellationToken ct)
    {
        var texts = await words.ReadAsync(visit, WikiTool.Wiki, ct);
        var pages = await visit.Query<WikiPage>().Where(p => p.DeletedAt == null && texts.Keys.Contains(p.Id)).OrderBy(p => p.Title).Select(p => new { p.Id, p.Title }).ToListAsync(ct);
        return [.. pages.Select(p => new OwnWork(p.Title, $"# {p.Title}\n\n{texts[p.Id]}\n"))];
    }
}
