using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Spaces;
using Workspace.Ui;

namespace Workspace.Tools.Risks;

/// <summary>What people read of a register.</summary>
public sealed class RiskQueries(AudienceQueries audiences, Glances glances)
{
    private const int MostMovements = 500;

    private static readonly Question<ScoreChange, DateTimeOffset, ScoreChange> Since = new((changes, since) =>
        changes.Where(c => c.At > since && c.FromLikelihood != null).OrderByDescending(c => c.At).Take(MostMovements));

    public async Task<RegisterView> RegisterAsync(Visit visit, RegisterFilter filter, CancellationToken ct = default)
    {
        var counts = await CountAsync(visit, ct);
        var names = await NamesAsync(visit, ct);
        var choices = await KeptAsync(visit, filter.Closed ? "closed" : "open", () => ChoicesAsync(visit, filter, names, ct));
        var total = filter.IsOn ? await visit.Matching(filter).CountAsync(ct) : filter.Closed ? counts.Closed : counts.Open;
        return new RegisterView(await visit.RowsAsync(filter, ct), total, counts, choices, names);
    }

    public async Task<HeatMap> HeatMapAsync(Visit visit, CancellationToken ct = default)
    {
        var cells = await KeptAsync(visit, "cells", () => CellsAsync(visit, ct));
        var since = visit.ReadUntil;
        var changes = await visit.AskAsync(Since, since, ct);
        var moved = changes.Count == 0 ? [] : await MovedAsync(visit, changes, ct);
        var appetite = await KeptAsync(visit, "appetite", () => visit.Query<Appetite>().Select(a => (Level?)a.UpTo).SingleOrDefaultAsync(ct));
        return new HeatMap(cells, moved, await CountAsync(visit, ct), since, appetite);
    }

    public async Task<RiskView> RiskAsync(Visit visit, Guid id, CancellationToken ct = default)
    {
        var risk = await visit.Query<Risk>().FirstOrDefaultAsync(r => r.Id == id, ct) ?? throw Refusal.NotFound();
        var history = await visit.Query<ScoreChange>().Where(c => c.RiskId == id).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(100).ToListAsync(ct);
        return new RiskView(risk, history, await NamesAsync(visit, ct));
    }

    /// <summary>The people who may own a risk, by name.</summary>
    public async Task<IReadOnlyList<Member>> OwnersAsync(Visit visit, CancellationToken ct = default) =>
        [.. (await visit.Members().ToListAsync(ct)).Where(m => m.LeftAt is null).OrderBy(m => m.Name, StringComparer.OrdinalIgnoreCase)];

    public async Task<IReadOnlyList<string>> CategoriesAsync(Visit visit, CancellationToken ct = default) =>
        await visit.Query<Risk>().Where(r => r.Category != "").Select(r => r.Category).Distinct().OrderBy(c => c).Take(RegisterChoices.Most).ToListAsync(ct);

    /// <summary>Who can see the register, in the words of the docket.</summary>
    public Task<Audience> AudienceAsync(Visit visit, CancellationToken ct = default) => audiences.OfSpaceAsync(visit, ct);

    /// <summary>The people of the space by name, those who left included.</summary>
    public Task<RegisterNames> NamesAsync(Visit visit, CancellationToken ct = default) => KeptAsync(visit, "names", async () =>
        new RegisterNames((await visit.Members().ToListAsync(ct)).ToDictionary(m => m.PersonId, m => (m.Name, m.Affiliation))));

    private static async Task<Dictionary<Score, HeatCell>> CellsAsync(Visit visit, CancellationToken ct)
    {
        var cells = await visit.Query<Risk>().Where(r => r.Status != RiskStatus.Closed)
            .GroupBy(r => new { r.Likelihood, r.Impact })
            .Select(g => new { g.Key.Likelihood, g.Key.Impact, Count = g.Count(), First = g.Min(r => r.Number), Last = g.Max(r => r.Number) })
            .ToListAsync(ct);
        return cells.ToDictionary(c => new Score(c.Likelihood, c.Impact), c => new HeatCell(c.Count, c.First, c.Last));
    }

    // Of the risks that are open.
    private static async Task<IReadOnlyList<Movement>> MovedAsync(Visit visit, IReadOnlyList<ScoreChange> changes, CancellationToken ct)
    {
        var ids = changes.Select(c => c.RiskId).Distinct().ToArray();
        var numbers = await visit.Query<Risk>().Where(r => ids.Contains(r.Id) && r.Status != RiskStatus.Closed).ToDictionaryAsync(r => r.Id, r => r.Number, ct);
        return Movement.Of(changes.Where(c => numbers.ContainsKey(c.RiskId)).Select(c => (numbers[c.RiskId], c)));
    }

    // The same for everybody who may read the register: kept once a space until something happens in it.
    private Task<T> KeptAsync<T>(Visit visit, string what, Func<Task<T>> read) => glances.GetAsync(visit.SpaceId, Guid.Empty, "risks." + what, read);

    private Task<RegisterCounts> CountAsync(Visit visit, CancellationToken ct) =>
        KeptAsync(visit, "counts", () => CountNowAsync(visit, ct));

    private static async Task<RegisterCounts> CountNowAsync(Visit visit, CancellationToken ct)
    {
        var endOfMonth = RegisterQuery.EndOfMonth(visit.Today);
        var counts = await visit.Query<Risk>().GroupBy(r => r.Status == RiskStatus.Closed)
            .Select(g => new { Closed = g.Key, Count = g.Count(), Due = g.Count(r => r.ReviewOn <= endOfMonth) }).ToListAsync(ct);
        return new(counts.Where(c => !c.Closed).Sum(c => c.Count), counts.Where(c => c.Closed).Sum(c => c.Count), counts.Where(c => !c.Closed).Sum(c => c.Due));
    }

    private static IReadOnlyList<(Guid Id, string Name)> Named(IEnumerable<Guid> owners, RegisterNames names) =>
        [.. owners.Select(id => (Id: id, Name: names.Of(id, "Somebody who left"))).OrderBy(o => o.Name, StringComparer.OrdinalIgnoreCase)];

    private static async Task<RegisterChoices> ChoicesAsync(Visit visit, RegisterFilter filter, RegisterNames names, CancellationToken ct)
    {
        var listed = visit.Matching(new RegisterFilter { Closed = filter.Closed });
        var owners = await listed.Select(r => new { r.OwnerId, r.OwnerName }).Distinct().OrderBy(o => o.OwnerName).ThenBy(o => o.OwnerId).Take(RegisterChoices.Most).ToListAsync(ct);
        var categories = await listed.Where(r => r.Category != "").Select(r => r.Category).Distinct().OrderBy(c => c).Take(RegisterChoices.Most).ToListAsync(ct);
        return new(Named(owners.Select(o => o.OwnerId).OfType<Guid>(), names), [.. owners.Where(o => o.OwnerId is null && o.OwnerName.Length > 0).Select(o => o.OwnerName).Order(StringComparer.OrdinalIgnoreCase)], categories);
    }
}

/// <summary>A risk with the people round it and how its score came about.</summary>
public sealed record RiskView(Risk Risk, IReadOnlyList<ScoreChange> History, RegisterNames Names);
