using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;

namespace Workspace.Tools.Risks;

/// <summary>What people do with a register.</summary>
public sealed class RiskActions(SpaceAccess spaces, NumberTurns turns)
{
    private const int Tries = 10;

    /// <summary>Adds a risk under an id of the form's own, so that a form sent twice adds it once.</summary>
    public async Task<RiskRef> AddAsync(Guid spaceId, Guid id, RiskDetails details, CancellationToken ct = default)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await turns.InTurnAsync(spaceId, () => AddOnceAsync(spaceId, id, details, ct), ct);
            }
            catch (Refusal refusal) when (refusal.Kind == RefusalKind.Conflict && tries < Tries)
            {
                // Another server took the same number a moment before: take the next one.
            }
        }
    }

    public async Task<RiskRef> EditAsync(Guid spaceId, Guid id, int version, RiskDetails details, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, Role.Contributor, ct);
        var risk = await FindAsync(visit, id, version, ct);
        if (details.OwnerId != risk.OwnerId) await OwnerIsMemberAsync(visit, details, ct);
        var before = risk.Score;
        Record(visit, risk, RiskEvents.Edited, before, risk.Edit(details, visit.PersonId, visit.Now));
        await visit.SaveAsync(ct);
        return new(risk.Id, risk.Reference);
    }

    public async Task<RiskRef> RescoreAsync(Guid spaceId, Guid id, int version, Score score, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, Role.Contributor, ct);
        var risk = await FindAsync(visit, id, version, ct);
        var before = risk.Score;
        if (risk.Rescore(score, visit.PersonId, visit.Now) is { } change)
        {
            Record(visit, risk, RiskEvents.Rescored, before, change);
            await visit.SaveAsync(ct);
        }
        return new(risk.Id, risk.Reference);
    }

    public Task<RiskRef> ReviewAsync(Guid spaceId, Guid id, int version, DateOnly? next, CancellationToken ct = default) =>
        ChangeAsync(spaceId, id, version, Role.Contributor, RiskEvents.Reviewed, (risk, visit) => risk.Review(next, visit.PersonId, visit.Now, visit.Today), ct);

    public Task<RiskRef> CloseAsync(Guid spaceId, Guid id, int version, string reason, CancellationToken ct = default) =>
        ChangeAsync(spaceId, id, version, Role.Facilitator, RiskEvents.Closed, (risk, visit) => risk.Close(reason, visit.PersonId, visit.Now), ct);

    /// <summary>Without a version: from an undo, which knows only that it was closed.</summary>
    public Task<RiskRef> ReopenAsync(Guid spaceId, Guid id, int? version, CancellationToken ct = default) =>
        ChangeAsync(spaceId, id, version, Role.Facilitator, RiskEvents.Reopened, (risk, visit) => risk.Reopen(visit.PersonId, visit.Now), ct);

    /// <summary>Draws the line up to which the group lives with its risks; none takes it away.</summary>
    public async Task SetAppetiteAsync(Guid spaceId, Level? upTo, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, Role.Facilitator, ct);
        var known = await visit.Tracked<Appetite>().SingleOrDefaultAsync(ct);
        if (known is not null && upTo is { } other) known.Change(other, visit.PersonId, visit.Now);
        else if (known is not null) visit.Remove(known);
        else if (upTo is { } first) visit.Add(Appetite.Set(spaceId, first, visit.PersonId, visit.Now));
        visit.Record(RiskEvents.AppetiteSet, spaceId, new RiskFacts { To = (int?)upTo });
        await visit.SaveAsync(ct);
    }

    private async Task<RiskRef> AddOnceAsync(Guid spaceId, Guid id, RiskDetails details, CancellationToken ct)
    {
        await using var visit = await EnterAsync(spaceId, Role.Contributor, ct);
        if (await visit.Query<Risk>().Where(r => r.Id == id).Select(r => (int?)r.Number).FirstOrDefaultAsync(ct) is { } number) return new(id, RiskWords.Reference(number));
        await OwnerIsMemberAsync(visit, details, ct);
        var (risk, first) = Risk.Add(spaceId, id, await NextNumberAsync(visit, ct), details, visit.PersonId, visit.Now);
        visit.Add(risk);
        visit.Add(first);
        visit.Record(RiskEvents.Added, risk, RiskEvents.Of(risk));
        await visit.SaveAsync(ct);
        return new(risk.Id, risk.Reference);
    }

    private async Task<RiskRef> ChangeAsync(Guid spaceId, Guid id, int? version, Role least, string kind, Action<Risk, Visit> change, CancellationToken ct)
    {
        await using var visit = await EnterAsync(spaceId, least, ct);
        var risk = await FindAsync(visit, id, version, ct);
        change(risk, visit);
        visit.Record(kind, risk, RiskEvents.Of(risk));
        await visit.SaveAsync(ct);
        return new(risk.Id, risk.Reference);
    }

    private Task<Visit> EnterAsync(Guid spaceId, Role least, CancellationToken ct) => spaces.EnterAsync(spaceId, least, RisksTool.Risks, ct);

    internal static async Task<int> NextNumberAsync(Visit visit, CancellationToken ct) => (await visit.Query<Risk>().MaxAsync(r => (int?)r.Number, ct) ?? 0) + 1;

    // Who edits what has been changed meanwhile is told before anything is written.
    private static async Task<Risk> FindAsync(Visit visit, Guid id, int? version, CancellationToken ct)
    {
        var risk = await visit.FindAsync<Risk>(id, ct);
        return version is null || risk.Version == version ? risk : throw Refusal.Conflict($"{risk.Reference} was changed while you were writing. Nothing is overwritten: look at both versions.");
    }

    private static async Task OwnerIsMemberAsync(Visit visit, RiskDetails details, CancellationToken ct)
    {
        if (details.OwnerId is { } owner && !await visit.Members().AnyAsync(m => m.PersonId == owner && m.LeftAt == null, ct))
            throw Refusal.Wrong("Choose an owner who is a member of this space.", nameof(RiskDetails.OwnerId));
    }

    private static void Record(Visit visit, Risk risk, string kind, Score before, ScoreChange? change)
    {
        if (change is not null) visit.Add(change);
        visit.Record(kind, risk, RiskEvents.Of(risk, change is null ? null : before));
    }
}

/// <summary>A risk by its id and the reference people use.</summary>
public sealed record RiskRef(Guid Id, string Reference);
