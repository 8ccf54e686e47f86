using Workspace.Ui;

namespace Workspace.Activity;

/// <summary>How the day by which something is due is said: never "in three days".</summary>
public static class DutyWords
{
    /// <summary>"Due today", "Due Friday 27 November", "Was due 20 Nov 2026".</summary>
    public static string Until(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => "Due today",
        < 0 => $"Was due {Words.ShortDay(day)}",
        _ => $"Due {(day.Year == today.Year ? Words.LongDay(day)[..^5] : Words.LongDay(day))}",
    };
}
