using Microsoft.EntityFrameworkCore;
using Workspace.Operations.Demo;
using Workspace.Spaces;

namespace Workspace.Tools.Risks.Demo;

/// <summary>Writes the registers of the example organisation as their people would have written them, day by day.</summary>
internal sealed class RiskDemo(DemoSpace space, SpaceAccess spaces, DemoClock? clock)
{
    private readonly Dictionary<DemoRisk, Guid> _ids = [];
    private Dictionary<string, Guid> _people = [];

    public static Task FillAsync(DemoSpace space, IServiceProvider services, CancellationToken ct)
    {
        var register = space.Key switch { "reform" => ReformRisks.All, "lenders" => LenderRisks.All, "deeds" => DeedsRisks.All, _ => [] };
        return new RiskDemo(space, services.GetRequiredService<SpaceAccess>(), services.GetService<DemoClock>()).FillAsync(register, ct);
    }

    private async Task FillAsync(IReadOnlyList<DemoRisk> register, CancellationToken ct)
    {
        await using (var visit = await EnterAsync(null, ct)) _people = await visit.Members().GroupBy(m => m.Name).ToDictionaryAsync(g => g.Key, g => g.First().PersonId, ct);
        clock?.Be(TimeSpan.Zero);
        var (now, place) = (clock?.GetUtcNow() ?? default, 0);
        foreach (var (daysAgo, act) in register.SelectMany(r => Days(r, ct)).OrderByDescending(day => day.DaysAgo))
        {
            clock?.Be(now - AtWork(now, daysAgo, place++));
            await act();
        }
    }

    // On that day between nine and five, each a little after the one before.
    private static DateTimeOffset AtWork(DateTimeOffset now, double daysAgo, int place) =>
        new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(-Math.Ceiling(daysAgo)).AddMinutes(540 + (Math.Ceiling(daysAgo) - daysAgo) * 600 + place * 7 % 120);

    private IEnumerable<(double DaysAgo, Func<Task> Act)> Days(DemoRisk risk, CancellationToken ct)
    {
        yield return (risk.Added, () => AddAsync(risk, ct));
        foreach (var move in risk.Moves) yield return (move.DaysAgo - 0.3, () => MoveAsync(risk, move.By, new Score(move.Likelihood, move.Impact), ct));
        if (risk.Closed is { } closed) yield return (closed.DaysAgo - 0.2, () => CloseAsync(risk, closed.Because, ct));
    }

    private async Task AddAsync(DemoRisk risk, CancellationToken ct)
    {
        await using var visit = await EnterAsync(risk.Owner, ct);
        var (added, first) = Risk.Add(space.SpaceId, _ids[risk] = Guid.CreateVersion7(visit.Now), await RiskActions.NextNumberAsync(visit, ct), Details(risk, visit), visit.PersonId, visit.Now);
        visit.Add(added);
        visit.Add(first);
        visit.Record(RiskEvents.Added, added, RiskEvents.Of(added));
        await visit.SaveAsync(ct);
    }

    private async Task MoveAsync(DemoRisk risk, string by, Score to, CancellationToken ct)
    {
        await using var visit = await EnterAsync(by, ct);
        var moved = await visit.FindAsync<Risk>(_ids[risk], ct);
        var before = moved.Score;
        if (moved.Rescore(to, visit.PersonId, visit.Now) is { } change) visit.Add(change);
        visit.Record(RiskEvents.Rescored, moved, RiskEvents.Of(moved, before));
        await visit.SaveAsync(ct);
    }

    private async Task CloseAsync(DemoRisk risk, string because, CancellationToken ct)
    {
        await using var visit = await EnterAsync(null, ct);
        var closed = await visit.FindAsync<Risk>(_ids[risk], ct);
        closed.Close(because, visit.PersonId, visit.Now);
        visit.Record(RiskEvents.Closed, closed, RiskEvents.Of(closed));
        await visit.SaveAsync(ct);
    }

    private RiskDetails Details(DemoRisk risk, Visit visit) => new()
    {
        Title = risk.Title,
        Cause = risk.Cause,
        Consequence = risk.Consequence,
        Category = risk.Category,
        Score = new(risk.Likelihood, risk.Impact),
        OwnerId = _people.TryGetValue(risk.Owner, out var owner) ? owner : null,
        OwnerName = risk.Owner,
        Response = risk.Response,
        ResponseText = risk.Doing,
        Status = risk.Treating ? RiskStatus.Treating : RiskStatus.Open,
        ReviewOn = risk.Review is { } days ? visit.Today.AddDays(risk.Added + days) : null,
    };

    private Task<Visit> EnterAsync(string? name, CancellationToken ct) =>
        spaces.EnterAsAsync(name is not null && _people.TryGetValue(name, out var person) ? person : space.OwnerId, space.SpaceId, Role.Reader, RisksTool.Risks, ct);
}
