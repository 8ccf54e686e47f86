using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools.Polls.Voting;

namespace Workspace.Tools.Polls.Closing;

/// <summary>The instant of a poll has come: it closes by itself.</summary>
internal sealed class ClosingTime(Tallies tallies)
{
    public async Task ComeAsync(Visit visit, Guid pollId, CancellationToken ct)
    {
        if (!await visit.Query<Poll>().AnyAsync(p => p.Id == pollId && p.State == PollState.Open && p.ClosesAt <= visit.Now, ct)) return; // closed by hand, or moved
        await Closure.CloseAsync(visit, pollId, ct);
        tallies.Changed(pollId);
    }
}
