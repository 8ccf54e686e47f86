using System.Globalization;

namespace Workspace.Files;

/// <summary>How sizes are said.</summary>
public static class FileSizes
{
    /// <summary>"1.4 MB", "312 KB", "2 GB".</summary>
    public static string Words(long bytes) => bytes switch
    {
        < 1_000 => $"{bytes} bytes",
        < 1_000_000 => $"{(bytes + 500) / 1_000} KB",
        < 1_000_000_000 => Rounded(bytes / 1e6, "MB"),
        _ => Rounded(bytes / 1e9, "GB"),
    };

    private static string Rounded(double number, string unit) => number.ToString(number < 10 ? "0.#" : "N0", CultureInfo.InvariantCulture) + " " + unit;
}
