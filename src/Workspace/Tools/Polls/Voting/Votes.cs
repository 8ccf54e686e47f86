using Microsoft.EntityFrameworkCore;
using Workspace.Live;
using Workspace.Spaces;
using Workspace.Tools.Polls.Counting;

namespace Workspace.Tools.Polls.Voting;

/// <summary>
/// Takes votes, one for each line of the roll, however often and from however many tabs they are sent. Comes back when the vote is durable;
/// votes that wait at the same time are committed together by the one writer.
/// </summary>
public sealed class Votes(SpaceAccess spaces, Tallies tallies, Nudges nudges, TimeProvider clock)
{
    private const int Tries = 8;

    private static readonly Question<Voter, Guid, Guid, Guid> OnTheRoll = new((roll, round, id) => roll.Where(v => v.RoundId == round && v.Id == id).Select(v => v.Id));

    /// <summary>A member votes, for themselves or for the organisation whose voter or deputy they are.</summary>
    /// <param name="voterId">Which line of the roll, where the person stands on several; none: their own.</param>
    /// <param name="code">The receipt code of a secret ballot, as the form carried it; made by <see cref="ReceiptCode"/>.</param>
    public Task<CastVote> CastAsync(Guid spaceId, Guid pollId, Paper paper, string? code = null, Guid? voterId = null, CancellationToken ct = default) =>
        CastAsync(() => spaces.EnterAsync(spaceId, Role.Reader, PollsTool.Polls, ct), (visit, box) => FindAsync(visit, box, voterId, ct), pollId, paper, code, ct);

    /// <summary>Somebody in the room votes, most of them without an account; whoever calls has checked the token that they hold. The participant's id stands on the roll, once.</summary>
    /// <param name="personId">The member that they are, if they are one.</param>
    public Task<CastVote> CastAsGuestAsync(Guid spaceId, Guid pollId, Guid participantId, string group, Paper paper, string? code, Guid? personId = null, CancellationToken ct = default) =>
        CastAsync(() => spaces.EnterAsHouseAsync(spaceId, ct), (visit, box) => GuestAsync(visit, box, participantId, group, personId, ct), pollId, paper, code, ct, personId);

    private async Task<CastVote> CastAsync(Func<Task<Visit>> enter, Func<Visit, BallotBox, Task<Voter>> find, Guid pollId, Paper paper, string? code, CancellationToken ct, Guid? inRoom = null)
    {
        for (var tries = 1; ; tries++)
        {
            await using var visit = await enter();
            var box = await BallotBox.OpenAsync(visit, pollId, clock, ct);
            var vote = await box.TakeAsync(await find(visit, box), visit.IsHouse ? inRoom : visit.PersonId, paper, code, ct);
            if (await SavedAsync(visit, box, vote, last: tries == Tries, ct)) return vote;
            await using var behind = await enter();
            await behind.SaveAsync(ct); // writes nothing, and comes back when whatever was faster is durable
        }
    }

    // Another submission of the same voter may have been a moment faster: then look again, and answer for what is in.
    private async Task<bool> SavedAsync(Visit visit, BallotBox box, CastVote vote, bool last, CancellationToken ct)
    {
        if (vote.Again) return true;
        try
        {
            await visit.SaveAsync(box.StillOpenAsync, ct);
        }
        catch (Refusal refusal) when (refusal.Kind == RefusalKind.Conflict && !last)
        {
            return false;
        }
        tallies.Changed(box.Poll.Id);
        if (box.Poll.Rules.IsSecret || visit.IsHouse) nudges.About(visit, box.Poll.Id);
        return true;
    }

    private static async Task<Voter> FindAsync(Visit visit, BallotBox box, Guid? voterId, CancellationToken ct)
    {
        var lines = await visit.Tracked<Voter>().Where(v => v.RoundId == box.Round.Id && (v.PersonId == visit.PersonId || v.DeputyId == visit.PersonId)).ToListAsync(ct);
        return (voterId is { } one ? lines.Find(v => v.Id == one) : lines.Find(v => v.PersonId == visit.PersonId) ?? lines.FirstOrDefault())
            ?? throw Refusal.Forbidden("You can read this poll. You are not on the roll of those who vote in it.");
    }

    private static async Task<Voter> GuestAsync(Visit visit, BallotBox box, Guid participantId, string group, Guid? personId, CancellationToken ct)
    {
        if (box.Poll.Rules.Who != Electorate.Code) throw Refusal.Forbidden("This poll is for the members of the space.");
        if ((await visit.AskAsync(OnTheRoll, box.Round.Id, participantId, ct)).Count > 0) return await visit.Tracked<Voter>().FirstAsync(v => v.RoundId == box.Round.Id && v.Id == participantId, ct);
        var voter = Voter.Guest(box.Round, participantId, group, personId);
        visit.Add(voter);
        return voter;
    }
}
