namespace Workspace.Licensing;

/// <summary>
/// People speak of the last day, inclusive, in the organisation's time zone; the database holds the instant it is over,
/// which is the start of the next day there, in UTC.
/// </summary>
public static class LastDay
{
    /// <summary>The instant a day begins in a zone. On a night that skips midnight it begins when the clocks have moved.</summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(15);
        }

        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }

    /// <summary>The exclusive end of "until the end of <paramref name="day"/>".</summary>
    public static DateTimeOffset EndOf(DateOnly day, TimeZoneInfo zone) => StartOf(day.AddDays(1), zone);

    /// <summary>The last day that an exclusive end stands for.</summary>
    public static DateOnly Of(DateTimeOffset endsAt, TimeZoneInfo zone) => DayOf(endsAt.AddTicks(-1), zone);

    public static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
