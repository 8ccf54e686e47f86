using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Workspace.People.Factors;

/// <summary>Codes of an authenticator app: six digits, new every 30 seconds (RFC 6238 with SHA-1, which is what all apps speak).</summary>
public static class Totp
{
    public const int SeedBytes = 20, Digits = 6;

    /// <summary>How many steps a clock may be off, to either side.</summary>
    public const int Window = 1;

    private const int StepSeconds = 30, Modulus = 1_000_000;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewSeed() => RandomNumberGenerator.GetBytes(SeedBytes);

    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    public static string Code(ReadOnlySpan<byte> seed, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)], hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // the standard's, and no weakness as a keyed hash
        HMACSHA1.HashData(seed, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & int.MaxValue;
        return (number % Modulus).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
    }

    /// <summary>The step that the code belongs to, or nothing. All steps are compared, so that the time says nothing.</summary>
    public static long? StepOf(ReadOnlySpan<byte> seed, string code, DateTimeOffset now)
    {
        var (typed, middle) = (System.Text.Encoding.UTF8.GetBytes(code), StepAt(now));
        long? found = null;
        for (var step = middle - Window; step <= middle + Window; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(typed, System.Text.Encoding.UTF8.GetBytes(Code(seed, step))))
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>The seed as people type it into an app that cannot read the square: base 32.</summary>
    public static string Base32(ReadOnlySpan<byte> bytes)
    {
        var (text, buffer, bits) = (new System.Text.StringBuilder(), 0, 0);
        foreach (var one in bytes)
        {
            (buffer, bits) = ((buffer << 8) | one, bits + 8);
            for (; bits >= 5; bits -= 5)
            {
                text.Append(Alphabet[(buffer >> (bits - 5)) & 31]);
            }
        }

        return (bits > 0 ? text.Append(Alphabet[(buffer << (5 - bits)) & 31]) : text).ToString();
    }
}
