using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Files.Whole;
using Workspace.Search;
using Workspace.Spaces;
using Workspace.Spaces.Links;
using Workspace.Texts;
using Workspace.Tools.Wiki.Content;

namespace Workspace.Tools.Wiki;

/// <summary>The wiki: pages that a group keeps true together.</summary>
public sealed class WikiTool : ITool
{
    public const string Wiki = "wiki";
    private const int DaysAhead = 14, MostDuties = 50;

    public string Key => Wiki;
    public string Name => "Wiki";
    public string Icon => "book-open";
    public int Order => 20;
    public char Letter => 'w';

    public IReadOnlyList<ToolCommand> Commands => [new(Import.ImportCommand.Name, Import.ImportCommand.Usage, "bring Markdown pages into a wiki", Import.ImportCommand.RunAsync)];

    public void AddServices(IServiceCollection services) => services
        .AddSingleton<TreeTurns>().AddSingleton<PageHtmlCache>().AddSingleton<PageRenderer>().AddSingleton<ITextOwner, LinkIndex>().AddScoped<ISearchSource, WikiSearch>()
        .AddSingleton<Publishing.PublicPages>().AddScoped<Publishing.PublicWriter>().AddScoped<Publishing.PublicPictures>().AddSingleton<Import.ImportJobs>()
        .AddScoped<PageActions>().AddScoped<TrashActions>().AddScoped<CareActions>().AddScoped<WikiQueries>().AddScoped<HistoryQueries>()
        .AddScoped<Publishing.PublishActions>().AddScoped<Import.ImportActions>().AddScoped<Import.ImportStore>().AddScoped<Export.WikiExport>();

    public IReadOnlyList<SearchCommand> Offers(Guid spaceId, Role role) => role >= Role.Contributor ? [new("New page", Icon, WikiAddresses.To(spaceId, "/new"))] : [];

    public void MapEndpoints(IEndpointRouteBuilder app)
    {
        WikiPosts.Map(app);
        EditorEndpoints.Map(app);
        Export.ExportEndpoints.Map(app);
        Publishing.PublicEndpoints.Map(app);
    }

    public Told? Tell(Event happened)
    {
        if (WikiEvents.Words(happened.Kind) is not { } verb || happened.SpaceId is not { } space) return null;
        var facts = WikiEvents.Facts(happened);
        var pages = facts.Count == 1 ? "1 page" : $"{facts.Count} pages";
        return happened.Kind switch
        {
            WikiEvents.Imported => new(verb, pages, WikiAddresses.To(space)),
            WikiEvents.Deleted or WikiEvents.Restored when facts.Count > 1 => new(verb, "a wiki page", happened.Kind == WikiEvents.Deleted ? null : WikiAddresses.To(space), $"and the {(facts.Count == 2 ? "page" : $"{facts.Count - 1} pages")} below it"),
            WikiEvents.Deleted => new(verb, "a wiki page", null),
            WikiEvents.Purged => new(verb, facts.Count == 1 ? "a wiki page" : pages, null),
            _ => new(verb, "a wiki page", WikiAddresses.ToPage(space, happened.SubjectId)),
        };
    }

    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(Visit visit, IReadOnlyCollection<Guid> things, CancellationToken ct = default) => things.Count == 1
        ? (await visit.AskAsync(WikiQueries.ById, things.First(), ct)).ToDictionary(p => p.Id, p => p.Title)
        : await visit.Query<WikiPage>().Where(p => things.Contains(p.Id) && p.DeletedAt == null).Select(p => new { p.Id, p.Title }).ToDictionaryAsync(p => p.Id, p => p.Title, ct);

    public Task<IReadOnlyCollection<Guid>> GoneAsync(Visit visit, IReadOnlyCollection<Guid> things, CancellationToken ct = default) => visit.GoneAsync<WikiPage>(things, ct);

    public async Task<IReadOnlyList<Card>> CardsAsync(Visit visit, IReadOnlyCollection<Guid>? things, CancellationToken ct = default) =>
        [.. (await visit.Query<WikiPage>().Where(p => p.DeletedAt == null && (things == null || things.Contains(p.Id))).OrderByDescending(p => p.Id).Take(Card.Most).Select(p => new { p.Id, p.Title }).ToListAsync(ct))
            .Select(p => new Card(p.Id, p.Title, "Wiki page", ""))];

    public string? AddressOf(Guid spaceId, Guid thing) => WikiAddresses.ToPage(spaceId, thing);

    public string? Becomes => "a decision note";

    public Task<Guid> BecomeAsync(Visit visit, Origin origin, CancellationToken ct = default) => DecisionNote.WriteAsync(visit, origin, ct);

    public async Task<IReadOnlyList<Duty>> DutiesAsync(Visit visit, CancellationToken ct = default) => [.. await ReviewsAsync(visit, ct), .. await ConfirmationsAsync(visit, ct)];

    public Task<IReadOnlyList<OwnWork>> WroteAsync(Visit visit, IServiceProvider services, CancellationToken ct = default) =>
        OwnPages.ReadAsync(visit, services.GetRequiredService<Texts.History.OwnWords>(), ct);

    public Task ExportAsync(Visit visit, ExportFolder to, IServiceProvider services, CancellationToken ct = default) => Export.WholeWiki.AddAsync(visit, to, services.GetRequiredService<Export.WikiExport>(), ct);

    public Task DemoAsync(DemoSpace space, IServiceProvider services, CancellationToken ct = default) => Demo.WikiDemo.FillAsync(space, services, ct);

    private static async Task<IEnumerable<Duty>> ReviewsAsync(Visit visit, CancellationToken ct)
    {
        var until = visit.Today.AddDays(DaysAhead);
        var due = await visit.Query<WikiPage>().Where(p => p.KeeperId == visit.PersonId && p.DeletedAt == null && p.ReviewOn <= until).OrderBy(p => p.ReviewOn).Take(MostDuties).Select(p => new { p.Id, p.Title, p.ReviewOn }).ToListAsync(ct);
        return visit.Role < Role.Contributor ? [] : due.Select(p => new Duty("Is this page still true?", p.Title, p.ReviewOn, "Look it over", WikiAddresses.ToPage(visit.SpaceId, p.Id, "#care")));
    }

    private static async Task<IEnumerable<Duty>> ConfirmationsAsync(Visit visit, CancellationToken ct)
    {
        var asked = await (
            from page in visit.Query<WikiPage>()
            where page.ConfirmSince != null && page.DeletedAt == null
            where !visit.Query<Confirmation>().Any(c => c.PageId == page.Id && c.PersonId == visit.PersonId && c.At >= page.ConfirmSince)
            orderby page.ConfirmSince
            select new { page.Id, page.Title }).Take(MostDuties).ToListAsync(ct);
        return asked.Select(p => new Duty("Read this page, and confirm it", p.Title, null, "Read and confirm", WikiAddresses.ToPage(visit.SpaceId, p.Id, "#confirm")));
    }
}
