using System.Text.RegularExpressions;
using Workspace.Tests.Support;

namespace Workspace.Tests.Access;

/// <summary>One operation and who may do it.</summary>
/// <param name="Method">GET, POST, PUT, FORM (a named form of a page), HUB (a method of a hub) or JOB (runs by itself, for nobody).</param>
/// <param name="Address">The route as the server knows it.</param>
/// <param name="Form">The form's name, for FORM.</param>
public sealed record Row(string Method, string Address, string? Form, string Audience)
{
    public override string ToString() => $"{Method} {Address}{(Form is null ? "" : " " + Form)}";
}

/// <summary>The authorisation matrix: matrix.txt, read.</summary>
public static partial class Matrix
{
    public static IReadOnlyList<Row> Rows { get; } =
    [
        .. File.ReadLines(Repository.Path("tests", "Workspace.Tests", "Access", "matrix.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => Line().Match(line))
            .Select(m => m.Success ? m : throw new FormatException("A row is: METHOD address [form] | audience"))
            .Select(m => new Row(m.Groups["method"].Value, m.Groups["address"].Value, m.Groups["form"] is { Success: true } form ? form.Value : null, m.Groups["audience"].Value)),
    ];

    [GeneratedRegex(@"^(?<method>GET|POST|PUT|FORM|HUB|JOB)\s+(?<address>\S+)(\s+(?<form>[a-z-]+))?\s*\|\s*(?<audience>[a-z-]+)\s*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
