using Microsoft.EntityFrameworkCore;
using Workspace.People.SignIn;
using Workspace.Spaces;
using Workspace.Spaces.Publishing;

namespace Workspace.Tools.Polls.Workshops.Rooms;

/// <summary>The door of a workshop for whoever has its code. Codes that do not exist cost the network that tries them; when it has tried too many, the right one does not open either.</summary>
public sealed class RoomDoor(PublicDoor door, SpaceAccess spaces, FailureBudget budget, RoomFeed feed, Turnstile turnstile)
{
    public const int MostGuesses = 100;

    private static readonly Question<Workshop, Guid, Workshop> TheWorkshop = new((workshops, id) => workshops.Where(w => w.Id == id));
    private static readonly Question<WorkshopParticipant, Guid, WorkshopParticipant> TheParticipant = new((people, id) => people.Where(p => p.Id == id));

    /// <summary>Enters to look.</summary>
    public Task<RoomVisit> EnterAsync(string? typed, RoomCaller caller, CancellationToken ct = default) => EnterAsync(typed, caller, writes: false, ct);

    /// <summary>Enters; writes need <see cref="EnterToWriteAsync"/> besides.</summary>
    /// <param name="writes">What the caller does is kept: it waits in a queue of its own, so that a disk that is slow delays no page.</param>
    public async Task<RoomVisit> EnterAsync(string? typed, RoomCaller caller, bool writes, CancellationToken ct = default)
    {
        var turn = await turnstile.EnterAsync(writes, ct);
        try
        {
            return await FindAsync(typed, caller, turn, ct);
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    /// <summary>The same as nobody in particular, to save what somebody without an account does.</summary>
    public async Task<Visit> EnterToWriteAsync(Guid spaceId, CancellationToken ct = default)
    {
        var visit = await spaces.EnterAsHouseAsync(spaceId, ct);
        if (visit.Has(PollsTool.Polls) && !visit.IsArchived) return visit;
        await visit.DisposeAsync();
        throw Refusal.Forbidden("This space takes no changes now.");
    }

    private async Task<RoomVisit> FindAsync(string? typed, RoomCaller caller, IDisposable turn, CancellationToken ct)
    {
        var key = $"workshop codes {caller.Place}";
        if (WorkshopCode.Read(typed) is { } code && await door.EnterAsync(WorkshopCode.Address(code), PollsTool.Polls, ct) is { } found)
        {
            var room = await ReadAsync(found, caller, turn, ct);
            if (room.Me is not null || budget.Wait(key, MostGuesses) is not { } until) return room;
            await room.DisposeAsync();
            throw TooMany(until);
        }

        if (budget.Take(key, MostGuesses) is { } wait) throw TooMany(wait);
        throw Refusal.Wrong("There is no workshop with this code. Look at the screen again: it has six letters.", "Code");
    }

    private async Task<RoomVisit> ReadAsync(PublicVisit found, RoomCaller caller, IDisposable turn, CancellationToken ct)
    {
        var number = feed.NumberOf(found.Publication.ThingId);
        var workshop = await found.Visit.AskOneAsync(TheWorkshop, found.Publication.ThingId, ct) ?? throw Refusal.NotFound();
        var organisation = caller.PersonId is null ? null : await MemberAsync(workshop.SpaceId, ct);
        var id = caller.IdIn(workshop.Id, organisation is not null);
        var me = id is { } known ? await found.Visit.AskOneAsync(TheParticipant, known, ct) : null;
        return new(found, workshop, number, id, me, organisation, turn);
    }

    // A member with a seat comes as themselves; anybody else who is signed in comes like somebody without an account.
    private async Task<MemberIn?> MemberAsync(Guid spaceId, CancellationToken ct)
    {
        try
        {
            await using var visit = await spaces.EnterAsync(spaceId, Role.Reader, PollsTool.Polls, ct);
            return new(visit.PersonId, await visit.Members().Where(m => m.PersonId == visit.PersonId).Select(m => m.Affiliation).FirstOrDefaultAsync(ct));
        }
        catch (Refusal)
        {
            return null;
        }
    }

    private static Refusal TooMany(TimeSpan wait) => Refusal.TooMany("Too many codes were tried from your network. Wait a quarter of an hour, or ask the facilitator.", wait);
}

/// <summary>A member who is in the room.</summary>
public sealed record MemberIn(Guid PersonId, string? Organisation);

/// <summary>Somebody who looks into a workshop by its code.</summary>
/// <param name="Number">What the feed of the room had said before this was read.</param>
/// <param name="MyId">Who they are or would be there; none: a device without a token.</param>
/// <param name="Me">Their line among those who joined; none: not yet.</param>
public sealed record RoomVisit(PublicVisit Found, Workshop Workshop, long Number, Guid? MyId, WorkshopParticipant? Me, MemberIn? Member, IDisposable Turn) : IAsyncDisposable
{
    public Visit Visit => Found.Visit;

    public async ValueTask DisposeAsync()
    {
        await Found.DisposeAsync();
        Turn.Dispose();
    }
}
