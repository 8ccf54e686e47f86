using Workspace.Spaces;

namespace Workspace.Invitations;

/// <summary>Which addresses may be invited: those of named domains and what is below them, or all where none is named.</summary>
public sealed record AllowedDomains(IReadOnlyList<string> Names)
{
    public const int Max = 2_000;

    public static readonly AllowedDomains All = new([]);

    public static AllowedDomains Of(string? stored) => string.IsNullOrEmpty(stored) ? All : new(stored.Split(' '));

    /// <summary>Reads what an administrator wrote: "gov.uk", "@example.org", one a line or divided by commas.</summary>
    public static AllowedDomains Read(string? text)
    {
        var names = Text.Lines(text, Max, "the list", "Domains").ToLowerInvariant().Split([' ', ',', ';', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(n => n.TrimStart('@', '*', '.')).Distinct().ToArray();
        return names.FirstOrDefault(n => !IsDomain(n)) is { } wrong ? throw Refusal.Wrong($"“{wrong}” is no domain. Write them like example.org, one a line.", "Domains") : new(names);
    }

    public bool Includes(string email)
    {
        var domain = email[(email.LastIndexOf('@') + 1)..].ToLowerInvariant();
        return Names.Count == 0 || Names.Any(n => domain == n || domain.EndsWith("." + n, StringComparison.Ordinal));
    }

    public string? Stored => Names.Count == 0 ? null : string.Join(' ', Names);

    private static bool IsDomain(string name) => name.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(name) == UriHostNameType.Dns && !name.EndsWith('.');
}
