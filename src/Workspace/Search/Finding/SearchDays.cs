using Workspace.Search.Index;
using Workspace.Ui;

namespace Workspace.Search.Finding;

/// <summary>The days between which things are looked for, both included.</summary>
internal static class SearchDays
{
    public static long From(string? typed, TimeZoneInfo zone) => Days.ReadOptional(typed, "from") is { } day ? IndexRow.NumberOf(Midnight(day, zone)) : 0;

    public static long Until(string? typed, TimeZoneInfo zone) => Days.ReadOptional(typed, "to") is { } day ? IndexRow.NumberOf(Midnight(day.AddDays(1), zone)) - 1 : long.MaxValue;

    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return zone.IsInvalidTime(local) ? new(local.AddHours(1), zone.GetUtcOffset(local.AddHours(1))) : new(local, zone.GetUtcOffset(local));
    }
}
