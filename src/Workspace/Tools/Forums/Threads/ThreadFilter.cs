using Microsoft.AspNetCore.WebUtilities;

namespace Workspace.Tools.Forums.Threads;

/// <summary>Which threads of a forum are listed: all of it stands in the address.</summary>
public sealed record ThreadFilter
{
    public ThreadStage? Stage { get; init; }
    public string? Tag { get; init; }
    public bool Unread { get; init; }
    public bool Closed { get; init; }
    public bool Deleted { get; init; }

    /// <summary>Where the page before ended: the instant of its last thread's last post, and that thread's number.</summary>
    public (DateTimeOffset At, int Number)? After { get; init; }

    public bool IsOn => Stage is not null || Tag is not null || Unread || Closed || Deleted;

    public bool IsUsual => !IsOn && After is null;

    public static ThreadFilter Read(IQueryCollection query) => new()
    {
        Stage = int.TryParse(query["stage"], out var stage) && Enum.IsDefined((ThreadStage)stage) ? (ThreadStage)stage : null,
        Tag = query["tag"].ToString() is { Length: > 0 and <= ForumText.Tag } tag ? tag : null,
        Unread = query["show"] == "unread",
        Closed = query["show"] == "closed",
        Deleted = query["show"] == "deleted",
        After = query["after"].ToString().Split('-') is [var ticks, var number] && long.TryParse(ticks, out var at) && at >= 0 && at <= DateTimeOffset.MaxValue.UtcTicks && int.TryParse(number, out var n) ? (new DateTimeOffset(at, TimeSpan.Zero), n) : null,
    };

    public string Query()
    {
        var parts = new Dictionary<string, string?>();
        if ((Unread ? "unread" : Closed ? "closed" : Deleted ? "deleted" : null) is { } show) parts["show"] = show;
        if (Stage is { } stage) parts["stage"] = $"{(int)stage}";
        if (Tag is { } tag) parts["tag"] = tag;
        if (After is { } after) parts["after"] = $"{after.At.UtcTicks}-{after.Number}";
        return QueryHelpers.AddQueryString("", parts);
    }
}
