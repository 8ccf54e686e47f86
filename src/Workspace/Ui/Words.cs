using System.Globalization;

namespace Workspace.Ui;

/// <summary>How days, times and numbers are said, everywhere alike.</summary>
public static class Words
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary>28 November 2026.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", English);

    /// <summary>Friday 28 November 2026.</summary>
    public static string LongDay(DateOnly day) => day.ToString("dddd d MMMM yyyy", English);

    /// <summary>Friday 28 November, where the year goes without saying.</summary>
    public static string WeekDay(DateOnly day) => day.ToString("dddd d MMMM", English);

    /// <summary>28 Nov 2026, for tables.</summary>
    public static string ShortDay(DateOnly day) => day.ToString("d MMM yyyy", English);

    /// <summary>5pm, 5:30pm, midday.</summary>
    public static string Time(TimeOnly time) => time switch
    {
        { Hour: 12, Minute: 0 } => "midday",
        { Hour: 0, Minute: 0 } => "midnight",
        { Minute: 0 } => time.ToString("htt", English).ToLowerInvariant(),
        _ => time.ToString("h:mmtt", English).ToLowerInvariant(),
    };

    /// <summary>2026-11-28 17:30, for tables that a program reads.</summary>
    public static string Stamp(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Friday 28 November 2026, 5:30pm.</summary>
    public static string Instant(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone).DateTime;
        return $"{LongDay(DateOnly.FromDateTime(local))}, {Time(TimeOnly.FromDateTime(local))}";
    }

    /// <summary>28 Nov 2026, 5:30pm, for tables.</summary>
    public static string ShortInstant(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone).DateTime;
        return $"{ShortDay(DateOnly.FromDateTime(local))}, {Time(TimeOnly.FromDateTime(local))}";
    }

    /// <summary>"2 hours ago" under a day, then the day: never for deadlines.</summary>
    public static string Ago(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone) => (now - at) switch
    {
        { TotalSeconds: < 60 } => "just now",
        { TotalMinutes: < 60 } age => Count((int)age.TotalMinutes, "minute") + " ago",
        { TotalHours: < 24 } age => Count((int)age.TotalHours, "hour") + " ago",
        _ => ShortDay(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime)),
    };

    /// <summary>"1 risk", "1,000 risks".</summary>
    public static string Count(int number, string one, string? many = null) => $"{Number(number)} {(number == 1 ? one : many ?? one + "s")}";

    public static string Number(int number) => number.ToString("N0", English);
}
