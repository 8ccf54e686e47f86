using System.Security.Cryptography;
using System.Text.Json;

namespace Workspace.Activity.Audit;

/// <summary>The hash of one link: over its number, the hash before, and every field of every event.</summary>
internal static class ChainHash
{
    public static string Of(byte[] key, long number, string? before, IReadOnlyList<Event> events)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(new object?[] { number, before }));
        foreach (var e in events)
        {
            hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(new object?[] { e.Id, e.OrganisationId, e.SpaceId, e.ActorId, e.Kind, e.SubjectId, e.At.UtcTicks, e.Facts, e.Place }));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
