namespace Workspace.Ui;

/// <summary>Only addresses on this server may be returned to.</summary>
public static class LocalAddress
{
    public static bool IsLocal(string? address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal) && !address.Any(char.IsControl);

    public static string Or(string? address, string otherwise) => IsLocal(address) ? address! : otherwise;
}
