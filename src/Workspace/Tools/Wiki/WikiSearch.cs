using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Prose.Text;
using Workspace.Search;
using Workspace.Spaces;
using Workspace.Texts;

namespace Workspace.Tools.Wiki;

/// <summary>Pages that are found by their words. What is in the trash is not.</summary>
public sealed class WikiSearch(SharedTexts texts) : ISearchSource
{
    private const string Kind = "page";
    private const int MostText = 600_000;

    public string Tool => WikiTool.Wiki;

    public IReadOnlyList<SearchKind> Kinds { get; } = [new(Kind, "Pages", "book-open", 20)];

    public ValueTask<IReadOnlyList<Touched>> TouchedAsync(Event happened, CancellationToken ct = default) => new(happened switch
    {
        { Kind: WikiEvents.Imported, SpaceId: { } space } => [new(space, null)],
        { Kind: WikiEvents.Deleted or WikiEvents.Restored or WikiEvents.Purged, SpaceId: { } space } when WikiEvents.Facts(happened).Count != 1 => [new(space, null)],
        { Kind: WikiEvents.Confirmed } => [],
        _ => Touched.Subject(happened, "wiki."),
    });

    public async Task<IReadOnlyList<SearchEntry>> ReadAsync(Visit visit, IReadOnlyCollection<Guid> things, CancellationToken ct = default)
    {
        var pages = await (from page in visit.Query<WikiPage>()
                           where things.Contains(page.Id) && page.DeletedAt == null
                           join text in visit.Query<SharedText>() on page.Id equals text.Id
                           select new { page.Id, page.Title, text.ChangedAt, text.ChangedById }).ToListAsync(ct);
        var entries = new List<SearchEntry>(pages.Count);
        foreach (var page in pages)
        {
            entries.Add(new(Kind, page.Id, page.ChangedAt) { Title = page.Title, Text = PlainText.Of((await texts.ReadAsync(visit, page.Id, ct)).Doc, MostText), PersonId = page.ChangedById });
        }

        return entries;
    }

    public async Task<IReadOnlyList<Guid>> ThingsAsync(Visit visit, CancellationToken ct = default) => await visit.Query<WikiPage>().Where(p => p.DeletedAt == null).Select(p => p.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<Found>> FindAsync(Visit visit, IReadOnlyCollection<Guid> things, CancellationToken ct = default)
    {
        var pages = await (from page in visit.Query<WikiPage>()
                           where things.Contains(page.Id) && page.DeletedAt == null
                           join text in visit.Query<SharedText>() on page.Id equals text.Id
                           select new { page.Id, page.Title, page.IsTemplate, text.ChangedAt, text.ChangedById }).ToListAsync(ct);
        return [.. pages.Select(p => new Found(Kind, p.Id, p.Title, WikiAddresses.ToPage(visit.SpaceId, p.Id), p.ChangedAt) { State = p.IsTemplate ? "Template" : "", PersonId = p.ChangedById })];
    }
}
