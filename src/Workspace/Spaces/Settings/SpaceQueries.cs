using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Spaces.Members;

namespace Workspace.Spaces.Settings;

/// <summary>Reads a space: its words, its days, who is in it, and what waits and changed there for the person asking.</summary>
public sealed class SpaceQueries(SpaceAccess spaces, AudienceQueries audiences, DutyQueries duties, ChangeQueries changes, Glances glances)
{
    private const int NextDates = 3, MostBodies = 8, MostChanges = 20;

    public async Task<Overview> OverviewAsync(Guid spaceId, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, ct: ct);
        var today = visit.Today;
        var front = await glances.GetAsync(spaceId, Guid.Empty, $"front on {today.DayNumber}", () => FrontAsync(visit, today, ct));
        var changed = await changes.InSpaceAsync(visit.PersonId, spaceId, visit.ReadUntil, ct);
        return new(
            Place.Of(visit), front.State, today, await audiences.OfSpaceAsync(visit, ct), front.Dates, front.Bodies,
            await duties.InSpaceAsync(visit.PersonId, spaceId, ct),
            [.. changed.Where(c => visit.Has(c.Area.Key)).Take(MostChanges)]);
    }

    /// <summary>The words of the space as they are now, with the version that a change of them must name.</summary>
    public async Task<(Place Place, SpaceState State, Audience Audience)> StateAsync(Guid spaceId, Role least = Role.Reader, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, least, ct: ct);
        return (Place.Of(visit), WordsOf(await visit.ReadSpaceAsync(ct)), await audiences.OfSpaceAsync(visit, ct));
    }

    /// <summary>All key dates, those to come first.</summary>
    public async Task<(Place Place, DateOnly Today, IReadOnlyList<KeyDate> Dates)> DatesAsync(Guid spaceId, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, ct: ct);
        return (Place.Of(visit), visit.Today, await visit.Query<KeyDate>().OrderBy(d => d.Day).ThenBy(d => d.Id).Take(SettingsActions.MostDates).ToListAsync(ct));
    }

    // The same for everybody in the space, until something happens there.
    private static async Task<Front> FrontAsync(Visit visit, DateOnly today, CancellationToken ct) => new(
        WordsOf(await visit.ReadSpaceAsync(ct)),
        await visit.Query<KeyDate>().Where(d => d.Day >= today).OrderBy(d => d.Day).ThenBy(d => d.Id).Take(NextDates).ToListAsync(ct),
        await MemberQueries.BodiesAsync(visit, MostBodies, ct));

    private static SpaceState WordsOf(Space space) =>
        new(space.Name, space.Purpose, space.Charter, space.Marking, space.ToolsOff, space.CreatedAt, space.ArchivedAt, space.Version);

    private sealed record Front(SpaceState State, IReadOnlyList<KeyDate> Dates, IReadOnlyList<Body> Bodies);
}

/// <summary>What a space says of itself, and the version of that.</summary>
public sealed record SpaceState(string Name, string Purpose, string Charter, string Marking, string ToolsOff, DateTimeOffset CreatedAt, DateTimeOffset? ArchivedAt, int Version);

/// <summary>The first page of a space.</summary>
public sealed record Overview(
    Place Place, SpaceState Space, DateOnly Today, Audience Audience, IReadOnlyList<KeyDate> Dates, IReadOnlyList<Body> Bodies,
    IReadOnlyList<WaitingDuty> Waiting, IReadOnlyList<ChangedThing> Changed);
