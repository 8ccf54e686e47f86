using System.Collections.Frozen;

namespace Workspace.People.Passwords;

/// <summary>Passwords so widely used that they are the first to be tried.</summary>
public static class CommonPasswords
{
    private static readonly Lazy<FrozenSet<string>> _all = new(Read);

    public static bool Has(string password) => _all.Value.Contains(password.Trim());

    public static IReadOnlyCollection<string> All => _all.Value;

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("Workspace.People.common-passwords.txt") ?? throw new InvalidOperationException("The list of common passwords is missing from the build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}
