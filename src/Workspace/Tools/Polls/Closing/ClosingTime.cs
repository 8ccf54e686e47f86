using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools.Polls.Voting;

namespace Workspace.Tools.Polls.Closing;

/// <summary>An instant of a poll has come: it closes by itself, or reminds.</summary>
internal sealed class ClosingTime(Tallies tallies)
{
    public async Task ComeAsync(Visit visit, Guid thing, CancellationToken ct)
    {
        if (await visit.Query<PollRound>().FirstOrDefaultAsync(r => r.Id == thing, ct) is { } round) await RemindAsync(visit, round, ct);
        else await CloseAsync(visit, thing, ct);
    }

    private static async Task RemindAsync(Visit visit, PollRound round, CancellationToken ct)
    {
        if (round.TakesVotes(visit.Now)) await Reminding.AskAsync(visit, await visit.Query<Poll>().FirstAsync(p => p.Id == round.PollId, ct), round, ct);
    }

    private async Task CloseAsync(Visit visit, Guid pollId, CancellationToken ct)
    {
        if (!await visit.Query<Poll>().AnyAsync(p => p.Id == pollId && p.State == PollState.Open && p.ClosesAt <= visit.Now, ct)) return; // closed by hand, or moved
        await Closure.CloseAsync(visit, pollId, ct);
        tallies.Changed(pollId);
    }
}
