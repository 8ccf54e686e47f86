namespace Workspace.Live.Between;

/// <summary>What servers tell each other about one place: which people are there, by their ids and nothing else.</summary>
internal sealed record PlaceTold(string Server, Guid Space, Guid? Thing, IReadOnlyList<Guid> People)
{
    // A notification holds 8,000 bytes.
    private const int MostPeople = 200;

    public string Write() => $"{Server}|{Space:N}|{Thing?.ToString("N")}|{string.Join(',', People.Take(MostPeople).Select(id => id.ToString("N")))}";

    /// <summary>Null where it is not one: whatever comes over the channel is read with distrust.</summary>
    public static PlaceTold? Read(string text)
    {
        if (text.Split('|') is not [{ Length: 32 } server, var space, var thing, var people] || !Guid.TryParseExact(space, "N", out var spaceId))
        {
            return null;
        }

        Guid? thingId = Guid.TryParseExact(thing, "N", out var id) ? id : null;
        var ids = people.Split(',', StringSplitOptions.RemoveEmptyEntries).Take(MostPeople).Select(one => Guid.TryParseExact(one, "N", out var person) ? person : Guid.Empty);
        return thingId is null && thing.Length > 0 ? null : new(server, spaceId, thingId, [.. ids.Where(person => person != Guid.Empty)]);
    }
}
