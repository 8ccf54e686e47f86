using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Files.Whole;
using Workspace.Search;
using Workspace.Spaces;
using Workspace.Tools.Documents.Comments;
using Workspace.Tools.Documents.Disposition;
using Workspace.Tools.Documents.Exchange;
using Workspace.Tools.Documents.History;
using Workspace.Tools.Documents.Review;
using Workspace.Tools.Documents.Suggestions;

namespace Workspace.Tools.Documents;

/// <summary>Documents: texts that a group writes together, reviews and agrees.</summary>
public sealed class DocumentsTool : ITool
{
    public const string Documents = "documents";

    public string Key => Documents;
    public string Name => "Documents";
    public string Icon => "file-text";
    public int Order => 10;
    public char Letter => 'd';

    public void AddServices(IServiceCollection services) => services
        .AddScoped<ISearchSource, DocumentSearch>().AddSingleton<WrittenTexts>().AddSingleton<NumberTurns>().AddScoped<DocumentTexts>().AddScoped<DocumentDoor>().AddScoped<DocumentActions>().AddScoped<DocumentQueries>()
        .AddScoped<CommentActions>().AddScoped<SuggestionActions>().AddScoped<SuggestionRecords>().AddScoped<RoundActions>().AddScoped<DispositionQueries>().AddScoped<DispositionActions>()
        .AddScoped<DocumentFiles>().AddScoped<WholeDocuments>().AddScoped<WordStart>().AddScoped<DocumentHistory>().AddScoped<HistoryActions>();

    public IReadOnlyList<SearchCommand> Offers(Guid spaceId, Role role) => role >= Role.Contributor ? [new("New document", Icon, DocumentAddresses.To(spaceId, "/new"))] : [];

    public void MapEndpoints(IEndpointRouteBuilder app)
    {
        DocumentPosts.Map(app);
        EditorEndpoints.Map(app);
        ExportEndpoints.Map(app);
    }

    public Told? Tell(Event happened)
    {
        if (DocumentEvents.Words(happened) is not { } verb || happened.SpaceId is not { } space) return null;
        var facts = JsonSerializer.Deserialize<DocumentFacts>(happened.Facts ?? "{}", JsonSerializerOptions.Web) ?? new();
        var page = happened.Kind switch
        {
            DocumentEvents.ReviewStarted or DocumentEvents.Answered or DocumentEvents.ReviewClosed or DocumentEvents.NotAgreed => "/review",
            DocumentEvents.Commented or DocumentEvents.Replied or DocumentEvents.Reopened => "/comments",
            DocumentEvents.VersionNamed or DocumentEvents.PutBack => "/history",
            _ => "",
        };
        var detail = happened.Kind switch
        {
            DocumentEvents.ReviewStarted when facts.Count is { } asked => $"{Ui.Words.Count(asked, "reviewer")}",
            DocumentEvents.Accepted or DocumentEvents.Rejected when facts.Count is > 1 and var count => $"{Ui.Words.Number(count)} of them",
            _ => null,
        };
        return new(verb, facts.Number > 0 ? DocumentWords.Reference(facts.Number) : "a document", DocumentAddresses.ToOne(space, happened.SubjectId, page), detail);
    }

    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(Visit visit, IReadOnlyCollection<Guid> things, CancellationToken ct = default) =>
        await visit.Query<Document>().Where(d => things.Contains(d.Id) && d.TrashedAt == null).Select(d => new { d.Id, d.Number, d.Title })
            .ToDictionaryAsync(d => d.Id, d => $"{DocumentWords.Reference(d.Number)} {d.Title}", ct);

    public async Task<IReadOnlyList<Card>> CardsAsync(Visit visit, IReadOnlyCollection<Guid>? things, CancellationToken ct = default) =>
        [.. (await visit.Query<Document>().Where(d => d.TrashedAt == null && (things == null || things.Contains(d.Id))).OrderByDescending(d => d.Number).Take(Card.Most).Select(d => new { d.Id, d.Number, d.Title, d.Status }).ToListAsync(ct))
            .Select(d => new Card(d.Id, $"{DocumentWords.Reference(d.Number)} {d.Title}", "Document", DocumentWords.Of(d.Status)))];

    public string? AddressOf(Guid spaceId, Guid thing) => DocumentAddresses.ToOne(spaceId, thing);

    public Task<IReadOnlyList<Duty>> DutiesAsync(Visit visit, CancellationToken ct = default) => DocumentDuties.ReadAsync(visit, ct);

    public Task RingAsync(Visit visit, Guid thing, IServiceProvider services, CancellationToken ct = default) => Reminders.RingAsync(visit, thing, ct);

    public Task<IReadOnlyList<OwnWork>> WroteAsync(Visit visit, IServiceProvider services, CancellationToken ct = default) =>
        OwnDocuments.ReadAsync(visit, services.GetRequiredService<Texts.History.OwnWords>(), ct);

    public Task ExportAsync(Visit visit, ExportFolder to, IServiceProvider services, CancellationToken ct = default) => services.GetRequiredService<WholeDocuments>().AddAsync(visit, to, ct);

    public Task DemoAsync(DemoSpace space, IServiceProvider services, CancellationToken ct = default) => Demo.DocumentDemo.FillAsync(space, services, ct);
}
