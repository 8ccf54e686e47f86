namespace Workspace.Licensing;

/// <summary>The time zones an organisation can choose: those named after a place.</summary>
public static class ZoneNames
{
    private static readonly string[] Continents = ["Africa/", "America/", "Antarctica/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/"];
    private static readonly Lazy<IReadOnlyList<string>> Known = new(() =>
        [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => Continents.Any(start => id.StartsWith(start, StringComparison.Ordinal))).Order(StringComparer.Ordinal)]);

    /// <summary>All of them, and the one in use if it is another.</summary>
    public static IReadOnlyList<string> All(string inUse) => Known.Value.Contains(inUse) ? Known.Value : [inUse, .. Known.Value];
}
