using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools.Polls.Counting;

namespace Workspace.Tools.Polls.Voting;

/// <summary>What everybody who looks at a round is shown: the same for all, and nothing personal.</summary>
/// <param name="Tally">The count, or null while results are hidden; see <see cref="ResultGate"/>.</param>
public sealed record TallySnapshot(Guid PollId, Guid RoundId, int Round, PollState State, int Voted, int Invited, Tally? Tally);

/// <summary>Counts the rounds that somebody watches: once for all watchers, only when votes came, and never more than a third of the time. A vote costs the same however many look.</summary>
public sealed class Tallies(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Tallies> log) : BackgroundService
{
    // Between servers nobody tells of a secret vote: what is watched is counted every two seconds in any case.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50), Anyway = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Guid, Watched> _watched = [];
    private readonly ConcurrentDictionary<Guid, byte> _changed = [];

    /// <summary>From now on each new snapshot of this poll is handed over, the present one first. The receiver must be quick and must not throw.</summary>
    public IDisposable Watch(Guid spaceId, Guid pollId, Action<TallySnapshot> receive)
    {
        var watched = _watched.GetOrAdd(pollId, _ => new(spaceId, pollId));
        watched.Add(receive);
        return new Leave(() =>
        {
            if (watched.Remove(receive)) _watched.TryRemove(KeyValuePair.Create(pollId, watched));
        });
    }

    /// <summary>A vote came, or the round was opened or closed.</summary>
    internal void Changed(Guid pollId)
    {
        if (_watched.ContainsKey(pollId)) _changed[pollId] = 0;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var watched in _watched.Values.Where(w => w.IsDue(clock, _changed.TryRemove(w.PollId, out _), Anyway)))
            {
                try
                {
                    var began = clock.GetTimestamp();
                    watched.Tell(await ReadAsync(watched.SpaceId, watched.PollId, stoppingToken));
                    watched.Took(clock, began);
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    log.LogWarning(error, "A poll that is watched could not be counted");
                }
            }
        }
    }

    private async Task<TallySnapshot> ReadAsync(Guid spaceId, Guid pollId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var visit = await scope.ServiceProvider.GetRequiredService<SpaceAccess>().EnterAsHouseAsync(spaceId, ct);
        var poll = await visit.Query<Poll>().FirstOrDefaultAsync(p => p.Id == pollId, ct) ?? throw Refusal.NotFound();
        var round = await visit.Query<PollRound>().FirstAsync(r => r.Id == poll.RoundId, ct);
        var (invited, voted) = await ResultGate.TurnoutAsync(visit, round, ct);
        return new(poll.Id, round.Id, round.Number, poll.State, voted, invited, await ResultGate.OfAsync(visit, poll, round, ct));
    }

    private sealed class Watched(Guid spaceId, Guid pollId)
    {
        private readonly Lock _lock = new();
        private readonly List<Action<TallySnapshot>> _receivers = [];
        private TallySnapshot? _latest;
        private long _notBefore = long.MinValue, _anyway = long.MinValue;
        private bool _changed = true;

        public Guid SpaceId => spaceId;
        public Guid PollId => pollId;

        public void Add(Action<TallySnapshot> receive)
        {
            lock (_lock)
            {
                _receivers.Add(receive);
                if (_latest is { } known) receive(known);
            }
        }

        public bool Remove(Action<TallySnapshot> receive)
        {
            lock (_lock)
            {
                _receivers.Remove(receive);
                return _receivers.Count == 0;
            }
        }

        public bool IsDue(TimeProvider clock, bool changed, TimeSpan anyway)
        {
            var now = clock.GetTimestamp();
            _changed |= changed || now - _anyway > anyway.Ticks * clock.TimestampFrequency / TimeSpan.TicksPerSecond;
            if (!_changed || now < _notBefore) return false;
            _changed = false;
            _anyway = now;
            return true;
        }

        public void Took(TimeProvider clock, long began)
        {
            var now = clock.GetTimestamp();
            _notBefore = now + (2 * (now - began));
        }

        public void Tell(TallySnapshot snapshot)
        {
            lock (_lock)
            {
                _latest = snapshot;
                foreach (var receive in _receivers) receive(snapshot);
            }
        }
    }

    private sealed class Leave(Action act) : IDisposable
    {
        public void Dispose() => act();
    }
}
