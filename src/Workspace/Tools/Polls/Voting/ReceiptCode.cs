using System.Security.Cryptography;
using System.Text;
using Workspace.Spaces;

namespace Workspace.Tools.Polls.Voting;

/// <summary>The code by which somebody finds their own secret ballot again: "KMTR XDBF GHWN PLVC". The server keeps its hash, in the ballot, and nothing of whose it is.</summary>
public static class ReceiptCode
{
    private const string Letters = "BCDFGHJKLMNPQRTVWXYZ";
    private const int Length = 16, Group = 4;

    public static string Make() => string.Join(' ', RandomNumberGenerator.GetString(Letters, Length).Chunk(Group).Select(part => new string(part)));

    /// <summary>The code without what people type around it, or null where it is none.</summary>
    public static string? Read(string? typed)
    {
        var code = string.Concat((typed ?? "").ToUpperInvariant().Where(char.IsAsciiLetter).Take(Length + 1));
        return code.Length == Length && code.All(Letters.Contains) ? code : null;
    }

    /// <summary>What the ballot keeps; good in one round only.</summary>
    public static string Hash(Guid roundId, string code) =>
        Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes($"{roundId:N} {Read(code) ?? throw Refusal.Wrong("Enter the receipt code: 16 letters, as they were shown after your vote.", "Code")}")));
}
