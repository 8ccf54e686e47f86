using Workspace.Licensing;
using Workspace.Ui;

namespace Workspace.Activity;

/// <summary>How the last visit is spoken of.</summary>
public static class SinceWords
{
    /// <summary>"Since your last visit on Tuesday 18 November", where all the spaces that changed were last seen on one day.</summary>
    public static string Title(Home home, DateOnly today, TimeZoneInfo zone)
    {
        var changed = home.Facts.Spaces.Where(space => space.Changed).ToList();
        var days = (changed.Count > 0 ? changed : home.Facts.Spaces).Select(space => LastDay.DayOf(space.ReadUntil, zone)).Distinct().ToList();
        return days is [var day] ? Title(day, today) : "Since you were last in each space";
    }

    public static string Title(DateTimeOffset readUntil, DateOnly today, TimeZoneInfo zone) => Title(LastDay.DayOf(readUntil, zone), today);

    private static string Title(DateOnly day, DateOnly today) => day == today
        ? "Since your last visit today"
        : $"Since your last visit on {(day.Year == today.Year ? Words.LongDay(day)[..^5] : Words.LongDay(day))}";
}
