namespace Workspace.Search.Index;

/// <summary>An entry as it stands in the index. Its number says when it was, so the newest are found by counting down.</summary>
internal sealed record IndexRow(long Number, Guid SpaceId, SearchEntry Entry)
{
    private const int TieBits = 20;
    private static readonly DateTimeOffset First = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public (string Kind, Guid ThingId) Key => (Entry.Kind, Entry.ThingId);

    /// <summary>The row of an entry: its number is the same on every server and in every rebuilt index.</summary>
    public static IndexRow Of(Guid spaceId, SearchEntry entry) => new(NumberOf(entry.At) | (uint)Tie(spaceId, entry), spaceId, entry);

    /// <summary>The least number of something of this instant.</summary>
    public static long NumberOf(DateTimeOffset at) => Math.Clamp((long)(at - First).TotalMilliseconds, 1, (1L << 42) - 1) << TieBits;

    // Things of one instant stand in an order of their own, always the same.
    private static int Tie(Guid spaceId, SearchEntry entry)
    {
        var hash = 2166136261u;
        foreach (var part in (ReadOnlySpan<byte>)[.. spaceId.ToByteArray(), .. entry.ThingId.ToByteArray(), .. entry.Kind.Select(letter => (byte)letter)])
        {
            hash = (hash ^ part) * 16777619;
        }

        return (int)((hash ^ (hash >> TieBits)) & ((1 << TieBits) - 1));
    }
}

/// <summary>A word that texts of a space have, as it is written, and in how many entries.</summary>
internal sealed record KnownWord(string Folded, string Stem, int Count);

/// <summary>How far the index has come: everything before this place in the order of events is in it. None: it has never been filled.</summary>
internal sealed record IndexState(long? Read);
