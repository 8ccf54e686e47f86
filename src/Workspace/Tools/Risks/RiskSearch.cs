using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Search;
using Workspace.Spaces;
using Workspace.Ui.Kit;

namespace Workspace.Tools.Risks;

/// <summary>Risks that are found by their words.</summary>
public sealed class RiskSearch : ISearchSource
{
    private const string Kind = "risk";

    public string Tool => RisksTool.Risks;

    public IReadOnlyList<SearchKind> Kinds { get; } = [new(Kind, "Risks", "triangle-alert", 60)];

    public ValueTask<IReadOnlyList<Touched>> TouchedAsync(Event happened, CancellationToken ct = default) =>
        new(happened is { Kind: RiskEvents.Imported, SpaceId: { } space } ? [new(space, null)] : happened.Kind == RiskEvents.AppetiteSet ? [] : Touched.Subject(happened, "risks."));

    public async Task<IReadOnlyList<SearchEntry>> ReadAsync(Visit visit, IReadOnlyCollection<Guid> things, CancellationToken ct = default)
    {
        var risks = await visit.Query<Risk>().Where(r => things.Contains(r.Id)).ToListAsync(ct);
        return [.. risks.Select(r => new SearchEntry(Kind, r.Id, r.ChangedAt)
        {
            Title = Name(r.Number, r.Title),
            Text = string.Join('\n', new[] { r.Cause, r.Consequence, r.Description, r.ResponseText, r.ClosedReason, r.Category, r.OwnerName, r.OriginalReference }.Where(part => part.Length > 0)),
            PersonId = r.OwnerId ?? r.CreatedById,
        })];
    }

    public async Task<IReadOnlyList<Guid>> ThingsAsync(Visit visit, CancellationToken ct = default) => await visit.Query<Risk>().Select(r => r.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<Found>> FindAsync(Visit visit, IReadOnlyCollection<Guid> things, CancellationToken ct = default)
    {
        var risks = await visit.Query<Risk>().Where(r => things.Contains(r.Id)).Select(r => new { r.Id, r.Number, r.Title, r.Status, r.ScoreValue, r.OwnerId, r.CreatedById, r.ChangedAt }).ToListAsync(ct);
        return [.. risks.Select(r => new Found(Kind, r.Id, Name(r.Number, r.Title), RiskAddresses.ToRisk(visit.SpaceId, r.Id), r.ChangedAt) { State = State(r.Status, Score.LevelOf(r.ScoreValue)), Tone = ToneOf(r.Status, Score.LevelOf(r.ScoreValue)), PersonId = r.OwnerId ?? r.CreatedById })];
    }

    private static string Name(int number, string title) => $"{RiskWords.Reference(number)} {title}";

    // Open risk, high
    private static string State(RiskStatus status, Level level) => status switch
    {
        RiskStatus.Closed => "Closed risk",
        RiskStatus.Treating => $"Risk being treated, {RiskWords.Of(level).ToLowerInvariant()}",
        _ => $"Open risk, {RiskWords.Of(level).ToLowerInvariant()}",
    };

    private static Tone ToneOf(RiskStatus status, Level level) => (status, level) switch
    {
        (RiskStatus.Closed, _) => Tone.Plain,
        (_, Level.VeryHigh) => Tone.Bad,
        (_, Level.High) => Tone.Warn,
        _ => Tone.Plain,
    };
}
