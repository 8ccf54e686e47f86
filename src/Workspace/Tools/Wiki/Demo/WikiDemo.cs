using Workspace.Operations.Demo;
using Workspace.Prose.Markdown;
using Workspace.Spaces;
using Workspace.Spaces.Publishing;
using Workspace.Tools.Wiki.Content;

namespace Workspace.Tools.Wiki.Demo;

/// <summary>Writes the wiki of the example organisation, page by page, as its people would have written it.</summary>
internal sealed class WikiDemo(DemoSpace space, SpaceAccess spaces, TreeTurns turns, PageActions pages, DemoClock? clock)
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(19);

    public static async Task FillAsync(DemoSpace space, IServiceProvider services, CancellationToken ct)
    {
        if (space.Key == "deeds") await HandbookDemo.FillAsync(space, services, ct);
        if (space.Key == "reform") await new WikiDemo(space, services.GetRequiredService<SpaceAccess>(), services.GetRequiredService<TreeTurns>(), services.GetRequiredService<PageActions>(), services.GetService<DemoClock>()).FillAsync(ct);
    }

    private async Task FillAsync(CancellationToken ct)
    {
        var ids = DemoPages.All.ToDictionary(p => p.Title, _ => Guid.CreateVersion7(), StringComparer.Ordinal);
        var (authors, turn) = ((Guid[])[space.OwnerId, .. space.Facilitators, .. space.Contributors.Take(6)], 0);
        foreach (var page in DemoPages.All)
        {
            var author = authors[turn++ * 3 % authors.Length];
            await AddAsync(page, ids, author, ct);
            clock?.Pass(Between);
        }
        foreach (var page in DemoPages.All.Where(p => p.Confirm)) await ConfirmAsync(ids[page.Title], ct);
    }

    // Some have read it by now.
    private async Task ConfirmAsync(Guid page, CancellationToken ct)
    {
        foreach (var reader in space.Facilitators.Concat(space.Contributors.Take(9)))
        {
            await using var visit = await spaces.EnterAsAsync(reader, space.SpaceId, Role.Reader, WikiTool.Wiki, ct);
            visit.Add(Confirmation.Give(await visit.FindAsync<WikiPage>(page, ct), reader, 0, visit.Now));
            await visit.SaveAsync(ct);
        }
    }

    private Task<Guid> AddAsync(DemoPage page, Dictionary<string, Guid> ids, Guid author, CancellationToken ct) => turns.ChangeAsync(space.SpaceId, () => spaces.EnterAsAsync(author, space.SpaceId, Role.Contributor, WikiTool.Wiki, ct), (visit, tree) =>
    {
        var (id, under) = (ids[page.Title], page.Under is { } over ? ids[over] : (Guid?)null);
        var added = WikiPage.Add(space.SpaceId, id, page.Title, under, Places.Last(tree, under), author, visit.Now);
        if (page.ReviewIn is { } days) added.Keep(days < 30 ? space.OwnerId : author, LaterDay(visit, days), 12);
        if (page.Confirm) added.AskToConfirm(visit.Now);
        added.BeTemplate(page.IsTemplate);
        pages.Begin(visit, added, TitleLinks.Apply(MarkdownReader.Read(page.Text).Doc, space.SpaceId));
        if (page.Public is { } address) visit.Add(Publication.Make(space.SpaceId, WikiTool.Wiki, id, address, whole: true, mayBeListed: false, space.OwnerId, visit.Now));
        visit.Record(WikiEvents.Added, added);
        return Task.FromResult(id);
    }, ct);

    // Counted from the day on which the example is looked at, not from the day it is said to be written.
    private static DateOnly LaterDay(Visit visit, int days) => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime) is var today && today > visit.Today ? today.AddDays(days) : visit.Today.AddDays(days);
}

/// <summary>A page of the example, before it exists.</summary>
internal sealed record DemoPage(string Title, string? Under, string Text)
{
    public int? ReviewIn { get; init; }
    public bool Confirm { get; init; }
    public bool IsTemplate { get; init; }
    public string? Public { get; init; }
}
