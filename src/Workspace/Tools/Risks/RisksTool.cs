using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Files.Whole;
using Workspace.Search;
using Workspace.Spaces;
using Workspace.Spaces.Links;
using Workspace.Tools.Risks.Import;

namespace Workspace.Tools.Risks;

/// <summary>The risk register: what might happen, how serious it is, who watches it.</summary>
public sealed class RisksTool : ITool
{
    public const string Risks = "risks";
    private const int DaysAhead = 14, MostDuties = 50;

    public string Key => Risks;
    public string Name => "Risks";
    public string Icon => "triangle-alert";
    public int Order => 60;
    public char Letter => 'r';

    public void AddServices(IServiceCollection services) =>
        services.AddSingleton<NumberTurns>().AddScoped<ISearchSource, RiskSearch>().AddScoped<RiskActions>().AddScoped<RiskQueries>().AddScoped<ImportActions>();

    public IReadOnlyList<SearchCommand> Offers(Guid spaceId, Role role) => role >= Role.Contributor ? [new("Add a risk", Icon, RiskAddresses.To(spaceId, "/new"))] : [];

    public void MapEndpoints(IEndpointRouteBuilder app)
    {
        RiskExport.Map(app);
        RiskPosts.Map(app);
    }

    public Told? Tell(Event happened)
    {
        if (RiskEvents.Words(happened) is not { } verb || happened.SpaceId is not { } space) return null;
        var facts = JsonSerializer.Deserialize<RiskFacts>(happened.Facts ?? "{}", JsonSerializerOptions.Web) ?? new();
        if (happened.Kind == RiskEvents.Imported) return new(verb, facts.Count == 1 ? "1 risk" : $"{facts.Count} risks", RiskAddresses.To(space));
        if (happened.Kind == RiskEvents.AppetiteSet) return new(verb, "the line of the risk appetite", RiskAddresses.To(space, "/heat-map"));
        var moved = facts is { From: { } from, To: { } to } ? $"{RiskWords.Of(Score.LevelOf(from))} {from} to {RiskWords.Of(Score.LevelOf(to))} {to}" : null;
        return new(verb, RiskWords.Reference(facts.Number), RiskAddresses.ToRisk(space, happened.SubjectId), moved);
    }

    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(Visit visit, IReadOnlyCollection<Guid> things, CancellationToken ct = default) =>
        await visit.Query<Risk>().Where(r => things.Contains(r.Id)).Select(r => new { r.Id, r.Number, r.Title })
            .ToDictionaryAsync(r => r.Id, r => $"{RiskWords.Reference(r.Number)} {r.Title}", ct);

    public async Task<IReadOnlyList<Card>> CardsAsync(Visit visit, IReadOnlyCollection<Guid>? things, CancellationToken ct = default) =>
        [.. (await visit.Query<Risk>().Where(r => things == null || things.Contains(r.Id)).OrderByDescending(r => r.Number).Take(Card.Most).Select(r => new { r.Id, r.Number, r.Title, r.Status, r.ScoreValue }).ToListAsync(ct))
            .Select(r => new Card(r.Id, $"{RiskWords.Reference(r.Number)} {r.Title}", "Risk", $"{RiskWords.Of(r.Status)}, {RiskWords.Of(Score.LevelOf(r.ScoreValue)).ToLowerInvariant()}"))];

    public async Task<IReadOnlyList<Duty>> DutiesAsync(Visit visit, CancellationToken ct = default)
    {
        var until = visit.Today.AddDays(DaysAhead);
        var due = await visit.Query<Risk>()
            .Where(r => r.OwnerId == visit.PersonId && r.Status != RiskStatus.Closed && r.ReviewOn <= until)
            .OrderBy(r => r.ReviewOn).Take(MostDuties)
            .Select(r => new { r.Id, r.Number, r.Title, r.ReviewOn }).ToListAsync(ct);
        return [.. due.Select(r => new Duty($"Review {RiskWords.Reference(r.Number)}", r.Title, r.ReviewOn, $"Review {RiskWords.Reference(r.Number)}", RiskAddresses.ToRisk(visit.SpaceId, r.Id, "#review")))];
    }

    public string? AddressOf(Guid spaceId, Guid thing) => RiskAddresses.ToRisk(spaceId, thing);

    public string? Becomes => "a risk";

    /// <summary>Scored in the middle, to be put right by whoever made it.</summary>
    public async Task<Guid> BecomeAsync(Visit visit, Origin origin, CancellationToken ct = default)
    {
        var details = new RiskDetails { Title = RiskText.Cut(origin.Title, RiskText.Title), Description = RiskText.Cut(origin.Text, RiskText.Description), Score = new(3, 3) };
        var (risk, first) = Risk.Add(visit.SpaceId, Guid.CreateVersion7(visit.Now), await RiskActions.NextNumberAsync(visit, ct), details, visit.PersonId, visit.Now);
        visit.Add(risk);
        visit.Add(first);
        visit.Record(RiskEvents.Added, risk, RiskEvents.Of(risk));
        return risk.Id;
    }

    public async Task<Origin?> OriginAsync(Visit visit, Guid thing, CancellationToken ct = default) =>
        await visit.Query<Risk>().Where(r => r.Id == thing).Select(r => new Origin(r.Title, r.Description)).FirstOrDefaultAsync(ct);

    public async Task<IReadOnlyList<OwnWork>> WroteAsync(Visit visit, IServiceProvider services, CancellationToken ct = default)
    {
        var own = await visit.Query<Risk>().Where(r => r.CreatedById == visit.PersonId).OrderBy(r => r.Number).Take(5_000)
            .Select(r => new { r.Number, r.Title, r.Cause, r.Consequence, r.Description, r.ResponseText }).ToListAsync(ct);
        return [.. own.Select(r => new OwnWork($"{RiskWords.Reference(r.Number)} {r.Title}", string.Join("\n\n", new[] { $"# {r.Title}", r.Cause, r.Consequence, r.Description, r.ResponseText }.Where(part => part.Length > 0)) + "\n"))];
    }

    public Task ExportAsync(Visit visit, ExportFolder to, IServiceProvider services, CancellationToken ct = default) => RiskExport.AddAsync(visit, to, services.GetRequiredService<RiskQueries>(), ct);

    public Task DemoAsync(DemoSpace space, IServiceProvider services, CancellationToken ct = default) =>
        Demo.RiskDemo.FillAsync(space, services, ct);
}
