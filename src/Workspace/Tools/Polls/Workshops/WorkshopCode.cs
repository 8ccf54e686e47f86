using System.Security.Cryptography;

namespace Workspace.Tools.Polls.Workshops;

/// <summary>Six letters that nobody mistakes for others: "KMT RXD".</summary>
public static class WorkshopCode
{
    public const int Length = 6;
    private const string Letters = "BCDFGHJKLMNPQRTVWXYZ";

    public static string Make() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>The code in what somebody typed, or null where it is none.</summary>
    public static string? Read(string? typed)
    {
        var code = string.Concat((typed ?? "").ToUpperInvariant().Where(c => !char.IsWhiteSpace(c) && c != '-').Take(Length + 1));
        return code.Length == Length && code.All(c => Letters.Contains(c, StringComparison.Ordinal)) ? code : null;
    }

    /// <summary>As it is shown, in two groups.</summary>
    public static string Show(string code) => code.Length == Length ? $"{code[..3]} {code[3..]}" : code;

    /// <summary>Under what name the door of published things knows it.</summary>
    internal static string Address(string code) => $"workshop-{code.ToLowerInvariant()}";
}
