namespace Workspace.Licensing;

/// <summary>Who holds a seat from when until when, the end exclusive: what counting seats needs to know.</summary>
public sealed record Held(Guid SeatId, Guid PersonId, DateTimeOffset StartsAt, DateTimeOffset EndsAt)
{
    public bool Touches(DateTimeOffset from, DateTimeOffset until) => StartsAt < until && EndsAt > from && StartsAt < EndsAt;
}

/// <summary>How many seats are taken, by counting the seats themselves.</summary>
public static class Occupancy
{
    /// <summary>The largest number held at one instant of [from, until).</summary>
    public static int Most(IEnumerable<Held> seats, DateTimeOffset from, DateTimeOffset until)
    {
        var changes = seats.Where(s => s.Touches(from, until))
            .SelectMany(s => new[] { (At: s.StartsAt > from ? s.StartsAt : from, By: +1), (At: s.EndsAt, By: -1) })
            .OrderBy(change => change.At).ThenBy(change => change.By); // an end is exclusive: it frees before the next begins
        var (now, most) = (0, 0);
        foreach (var (_, by) in changes)
        {
            now += by;
            most = Math.Max(most, now);
        }

        return most;
    }
}
