namespace Workspace.Activity.Visits;

/// <summary>When somebody's visit ends, and what is new to them after it.</summary>
public static class LastVisit
{
    /// <summary>A visit is over when no page was asked for in this time.</summary>
    public static readonly TimeSpan EndsAfter = TimeSpan.FromMinutes(30);

    /// <summary>What happened after this instant is new to the person: within a visit it stands still.</summary>
    public static DateTimeOffset ReadUntil(DateTimeOffset readUntil, DateTimeOffset seenAt, DateTimeOffset now) =>
        IsOver(seenAt, now) && seenAt > readUntil ? seenAt : readUntil;

    public static bool IsOver(DateTimeOffset seenAt, DateTimeOffset now) => now - seenAt > EndsAfter;
}
