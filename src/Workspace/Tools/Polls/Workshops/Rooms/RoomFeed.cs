using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Workspace.Activity;
using Workspace.Data;

namespace Workspace.Tools.Polls.Workshops.Rooms;

/// <summary>
/// Tells phones without an account that something is to be seen anew; what it is they read by themselves. They hear when a facilitator moves on, and of questions now
/// and then; of a vote they hear nothing, so it costs the same however many are in the room.
/// </summary>
public sealed class RoomFeed : BackgroundService
{
    private const int MsForEach = 1, MsForEachWithQuestions = 4;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1), Still = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<Guid, Room> _rooms = [];
    private readonly Committed _committed;
    private readonly TimeProvider _clock;

    public RoomFeed(Committed committed, TimeProvider clock)
    {
        (_committed, _clock) = (committed, clock);
        _committed.Heard += Hear;
    }

    /// <summary>The workshops of which something was heard, for those who draw their screens.</summary>
    internal event Action<Guid>? Changed;

    /// <summary>Every few seconds, for whatever must be looked at again.</summary>
    internal event Action? Beat;

    internal Task StayAsync(Guid workshopId, HttpResponse response, CancellationToken ct) => RoomOf(workshopId).Talk.StayAsync(response, null, ct);

    /// <summary>What a page of this room knows; taken before it reads. Another number on the stream: look again.</summary>
    internal long NumberOf(Guid workshopId) => RoomOf(workshopId).Number;

    internal void QuestionsChanged(Guid workshopId)
    {
        if (_rooms.TryGetValue(workshopId, out var room)) room.HasQuestions = true;
        Changed?.Invoke(workshopId);
    }

    public override void Dispose()
    {
        _committed.Heard -= Hear;
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var still = _clock.GetTimestamp();
        using var timer = new PeriodicTimer(Round);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var room in _rooms.Values.Where(r => r.HasQuestions && _clock.GetElapsedTime(r.SaidAt).TotalMilliseconds > 2_000 + (MsForEachWithQuestions * r.Talk.Listeners))) Say(room, MsForEachWithQuestions);
            if (_clock.GetElapsedTime(still) < Still) continue;
            still = _clock.GetTimestamp();
            foreach (var room in _rooms.Values) room.Talk.Beat();
            Beat?.Invoke();
        }
    }

    // On the writer's thread: it only takes note and hands over what is prepared.
    private void Hear(IReadOnlyList<Event> events)
    {
        foreach (var id in events.Where(e => e.Kind.StartsWith("workshops.", StringComparison.Ordinal)).Select(e => e.SubjectId).Distinct())
        {
            if (_rooms.TryGetValue(id, out var room)) Say(room, MsForEach);
            Changed?.Invoke(id);
        }
    }

    private Room RoomOf(Guid workshopId) => _rooms.GetOrAdd(workshopId, _ => Begun(_clock.GetUtcNow().Ticks));

    private static Room Begun(long number)
    {
        var room = new Room { Number = number };
        room.Talk.Say(Message(number, 0));
        return room;
    }

    // "Look again within so many milliseconds": a large room spreads its looks, so that the first is answered at once.
    private void Say(Room room, int msForEach)
    {
        (room.HasQuestions, room.SaidAt) = (false, _clock.GetTimestamp());
        room.Talk.Say(Message(++room.Number, room.Talk.Listeners * msForEach));
    }

    private static byte[] Message(long number, int within) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"data: {number} {within}\n\n"));

    private sealed class Room
    {
        public Broadcast Talk { get; } = new();
        public volatile bool HasQuestions;
        public long Number { get; set; }
        public long SaidAt { get; set; } = long.MinValue / 2;
    }
}
