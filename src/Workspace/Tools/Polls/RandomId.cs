using System.Security.Cryptography;

namespace Workspace.Tools.Polls;

/// <summary>Ids that tell nothing: no time, no order.</summary>
internal static class RandomId
{
    public static Guid Make()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0f) | 0x40); // version 4, in the order in which Guid reads bytes
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes);
    }

    public static int Seal() => RandomNumberGenerator.GetInt32(int.MaxValue);
}
