using Microsoft.EntityFrameworkCore;
using Workspace.Activity.Shell;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Activity;

/// <summary>Reads the home page: what waits and what changed over all spaces of the person asking, and their seat.</summary>
public sealed class HomeQueries(ShellQueries shell, DutyQueries duties, ChangeQueries changes, HelperQueries helpers, SeatDuties seats, IDbContextFactory<WorkspaceDb> databases, CurrentPerson current, TimeProvider clock)
{
    private const int MostSpaces = 30, MostDuties = 50, MostChanges = 30;

    public async Task<Home> ReadAsync(CancellationToken ct = default)
    {
        var me = current.SignedIn ?? throw Refusal.SignedOut();
        var facts = await shell.ReadAsync(me.PersonId, null, ct);
        var (waiting, changed) = (new List<WaitingDuty>(), new List<ChangedThing>());
        foreach (var space in facts.Spaces.Where(s => s.ArchivedAt is null).Take(MostSpaces))
        {
            waiting.AddRange(await duties.InSpaceAsync(me.PersonId, space.Id, ct));
            changed.AddRange(space.Changed ? await changes.InSpaceAsync(me.PersonId, space.Id, space.ReadUntil, ct) : []);
        }

        var held = facts.SeatEndsAt is null ? null : await seats.HeldAsync(me.PersonId, ct);
        waiting.AddRange((await seats.ReadAsync(me, held, facts.IsAdministrator, facts.Zone, ct)).Select(duty => new WaitingDuty(Guid.Empty, facts.Organisation, "seats", duty)));
        return new(
            facts,
            [.. waiting.OrderBy(w => w.Duty.Until ?? DateOnly.MaxValue).ThenBy(w => w.SpaceName, StringComparer.Ordinal).Take(MostDuties)],
            [.. changed.OrderByDescending(c => c.At).Take(MostChanges)],
            facts.SeatEndsAt is null ? await EndedAsync(me.PersonId, ct) : null,
            held,
            facts.SeatEndsAt is null ? await helpers.AdministratorsAsync(me.OrganisationId, ct) : []);
    }

    private async Task<string> EndedAsync(Guid personId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await SeatWords.EndedAsync(db, personId, clock.GetUtcNow());
    }
}

/// <summary>The home page of one person.</summary>
/// <param name="SeatEnded">The calm sentence for somebody without a seat; null where one is held.</param>
public sealed record Home(ShellFacts Facts, IReadOnlyList<WaitingDuty> Waiting, IReadOnlyList<ChangedThing> Changed, string? SeatEnded, HeldSeat? Seat, IReadOnlyList<string> Administrators);
