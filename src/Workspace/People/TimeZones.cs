namespace Workspace.People;

/// <summary>The time zones to choose from, as "London (Europe)", by city.</summary>
public static class TimeZones
{
    private static readonly string[] Continents = ["Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

    private static readonly Lazy<IReadOnlyList<(string Id, string Words)>> _all = new(() =>
    [
        .. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => Continents.Contains(id.Split('/')[0]) && id.Contains('/', StringComparison.Ordinal))
            .Select(id => (Id: id, Words: Say(id))).OrderBy(zone => zone.Words, StringComparer.Ordinal),
    ]);

    public static IReadOnlyList<(string Id, string Words)> All => _all.Value;

    /// <summary>"London (Europe)" of "Europe/London".</summary>
    public static string Say(string id)
    {
        var parts = id.Replace('_', ' ').Split('/');
        return parts.Length < 2 ? id : $"{parts[^1]} ({string.Join(", ", parts[..^1].Reverse())})";
    }
}
