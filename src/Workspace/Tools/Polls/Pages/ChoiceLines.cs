using System.Globalization;
using Workspace.Spaces;
using Workspace.Ui;

namespace Workspace.Tools.Polls.Pages;

/// <summary>Choices as people type them, one a line: "Recorded video | Witnesses join by video"; for dates "31/3/2027 14:30".</summary>
public static class ChoiceLines
{
    private static readonly string[] Times = ["H:mm", "H.mm", "h:mmtt", "htt", "h:mm tt", "h tt", "HHmm"];

    public static IReadOnlyList<PlannedChoice> Read(string? text, PollKind kind, DateOnly today, TimeZoneInfo zone)
    {
        var lines = (text ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return kind == PollKind.Dates ? [.. lines.Select(l => Date(l, today, zone)).OrderBy(c => c.At)] : [.. lines.Select(Plain)];
    }

    /// <summary>A day and a time of day in the zone of the organisation; none without a day.</summary>
    public static DateTimeOffset? Moment(string? day, string? time, TimeZoneInfo zone, DateOnly today) =>
        Days.ReadOptional(day, "ClosesOn", today) is { } date ? Of(date, string.IsNullOrWhiteSpace(time) ? new TimeOnly(17, 0) : Time(time, "ClosesAt"), zone) : null;

    public static PlannedChoice Date(string line, DateOnly today, TimeZoneInfo zone)
    {
        var parts = line.Split('|', 2, StringSplitOptions.TrimEntries);
        var (day, time) = Apart(parts[0]);
        var date = Days.Read(day, "Choices", today);
        var title = time is null ? Words.LongDay(date) : $"{Words.LongDay(date)}, {Words.Time(time.Value)}";
        return new(title, parts.Length > 1 ? parts[1] : "", Of(date, time ?? TimeOnly.MinValue, zone));
    }

    private static PlannedChoice Plain(string line) => line.Split('|', 2, StringSplitOptions.TrimEntries) is [var title, var description] ? new(title, description) : new(line);

    // The time is the last word, or the last two where they are "2:30 pm".
    private static (string Day, TimeOnly? Time) Apart(string text)
    {
        var words = text.Replace(',', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var last = Math.Min(2, words.Length - 1); last > 0; last--)
        {
            if (TimeOnly.TryParseExact(string.Join(' ', words[^last..]), Times[..^1], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return (string.Join(' ', words[..^last]), time);
        }
        return (text, null);
    }

    private static TimeOnly Time(string text, string field) => TimeOnly.TryParseExact(text.Trim(), Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        ? time : throw Refusal.Wrong("Enter the time as 17:00 or 5pm.", field);

    private static DateTimeOffset Of(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
