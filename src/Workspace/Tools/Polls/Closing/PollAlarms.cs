using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Spaces.Alarms;

namespace Workspace.Tools.Polls.Closing;

/// <summary>What a round does by itself: it reminds, under its own id, and it closes, under that of its poll.</summary>
internal static class PollAlarms
{
    public static void Set(Visit visit, Poll poll, PollRound round, DateTimeOffset? end)
    {
        if (end is not { } at) return;
        visit.Add(Alarm.Set(visit.SpaceId, PollsTool.Polls, poll.Id, at));
        if (poll.Rules.RemindsBefore is { } hours) visit.Add(Alarm.Set(visit.SpaceId, PollsTool.Polls, round.Id, RemindAt(visit.Now, at, hours)));
    }

    public static async Task ClearAsync(Visit visit, Poll poll, CancellationToken ct)
    {
        foreach (var alarm in await visit.Tracked<Alarm>().Where(a => a.ThingId == poll.Id || a.ThingId == poll.RoundId).ToListAsync(ct)) visit.Remove(alarm);
    }

    /// <summary>So many hours before the end; half-way, where there are not twice as many left.</summary>
    public static DateTimeOffset RemindAt(DateTimeOffset now, DateTimeOffset end, int hours) => end - now > TimeSpan.FromHours(2 * hours) ? end.AddHours(-hours) : now + ((end - now) / 2);
}
