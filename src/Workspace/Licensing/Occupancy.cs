namespace Workspace.Licensing;

/// <summary>How many seats are taken, by counting the seats themselves.</summary>
public static class Occupancy
{
    /// <summary>The largest number held at one instant of [from, until).</summary>
    public static int Most(IEnumerable<Seat> seats, DateTimeOffset from, DateTimeOffset until)
    {
        var touching = seats.Where(s => s.StartsAt < until && s.EndsAt > from && s.StartsAt < s.EndsAt).ToArray();
        var starts = touching.Select(s => s.StartsAt).Where(at => at > from).Append(from);
        return starts.Max(at => touching.Count(s => s.IsHeldAt(at)));
    }
}
