using System.Collections.Concurrent;
using Workspace.Spaces;
using Workspace.Tools.Polls.Counting;

namespace Workspace.Tools.Polls.Voting;

/// <summary>Counts open rounds for a crowd that asks one by one: all who ask while somebody counts share the next count, which holds every vote that was in when they asked.</summary>
public sealed class LiveCounts
{
    private const int MostRounds = 200;

    private readonly ConcurrentDictionary<Guid, Round> _rounds = [];

    internal async Task<Tally> OfAsync(Visit visit, Poll poll, Guid roundId, CancellationToken ct)
    {
        if (_rounds.Count > MostRounds) _rounds.Clear();
        var round = _rounds.GetOrAdd(roundId, _ => new());
        var asked = Volatile.Read(ref round.Begun);
        await round.Turn.WaitAsync(ct);
        try
        {
            if (round.Begun > asked && round.Latest is { } since) return since;
            round.Latest = null;
            Interlocked.Increment(ref round.Begun);
            return round.Latest = await ResultGate.CountAsync(visit, poll, roundId, ct);
        }
        finally
        {
            round.Turn.Release();
        }
    }

    private sealed class Round
    {
        /// <summary>How many counts have begun.</summary>
        public long Begun;

        public SemaphoreSlim Turn { get; } = new(1, 1);
        public Tally? Latest { get; set; }
    }
}
