using Workspace.Prose.Differences;
using Workspace.Prose.Html;
using Workspace.Spaces;
using Workspace.Texts;
using Workspace.Texts.History;
using Workspace.Tools.Wiki.Content;
using Workspace.Ui;

namespace Workspace.Tools.Wiki;

/// <summary>What became of a page: its versions, what changed between two, and an old one back.</summary>
public sealed class HistoryQueries(TextHistory history, WikiQueries queries)
{
    private const int Shown = 100;

    public async Task<PageHistory> ReadAsync(Visit visit, Guid id, CancellationToken ct = default)
    {
        var page = await PageActions.LiveAsync(visit, id, ct);
        var begun = await history.ReadAsync(visit, id, 0, ct);
        return new(page, await history.TimelineAsync(visit, id, most: Shown, ct: ct), begun, await queries.NamesAsync(visit, ct));
    }

    public async Task<(TextNow Then, WrittenHtml Html)> VersionAsync(Visit visit, Guid id, int version, CancellationToken ct = default)
    {
        var then = await history.ReadAsync(visit, id, version, ct);
        return (then, PageRenderer.Render(then.Doc, await queries.TreeAsync(visit, ct), visit.SpaceId).Html);
    }

    public async Task<PageComparison> CompareAsync(Visit visit, Guid id, int from, int to, CancellationToken ct = default)
    {
        var compared = await history.CompareAsync(visit, id, from, to, ct);
        var names = await queries.NamesAsync(visit, ct);
        var html = WrittenHtml.Of(compared.Difference.Merged(compared.After.Doc), new HtmlOptions { PersonName = person => Guid.TryParse(person, out var known) ? names.Of(known) : null });
        return new(compared.Before.Version, compared.After.Version, compared.Before.At, compared.After.At, compared.Difference.IsEmpty, compared.Difference.Blocks.Count(b => b.Kind != ChangeKind.Same), html);
    }
}

/// <summary>The versions of a page, latest first.</summary>
public sealed record PageHistory(WikiPage Page, IReadOnlyList<Stretch> Stretches, TextNow Begun, WikiNames Names);

/// <summary>What changed between two versions of a page.</summary>
public sealed record PageComparison(int From, int To, DateTimeOffset FromAt, DateTimeOffset ToAt, bool IsEmpty, int Blocks, WrittenHtml Html);
