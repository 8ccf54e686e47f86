using Workspace.Licensing;

namespace Workspace.Mail;

/// <summary>When a summary comes: at seven in the morning where its reader lives, on the days they chose.</summary>
public static class Morning
{
    private const int Hour = 7;

    /// <summary>The first such morning after an instant. Clock changes move it with the day, never twice into one.</summary>
    public static DateTimeOffset After(DateTimeOffset now, TimeZoneInfo zone, Rhythm rhythm)
    {
        var day = LastDay.DayOf(now, zone);
        while (At(day, zone) <= now || !IsChosen(day, rhythm))
        {
            day = day.AddDays(1);
        }

        return At(day, zone);
    }

    private static bool IsChosen(DateOnly day, Rhythm rhythm) => rhythm != Rhythm.WorkingDays || day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private static DateTimeOffset At(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(new TimeOnly(Hour, 0));
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        return new DateTimeOffset(local, zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
