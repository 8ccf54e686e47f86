namespace Workspace.Prose.Markdown;

/// <summary>What a page says about itself before its text: names with one or more values.</summary>
/// <remarks>A small part of YAML is understood: <c>name: value</c> and lists of plain values. Anchors, aliases, tags and nested structures are never expanded; they stay in <see cref="Source"/>.</remarks>
public sealed class FrontMatter
{
    private readonly Dictionary<string, List<string>> values = new(StringComparer.OrdinalIgnoreCase);

    private FrontMatter(string source) => Source = source;

    /// <summary>The lines as they were, without the <c>---</c> around them.</summary>
    public string Source { get; }

    /// <summary>The names that have values.</summary>
    public IEnumerable<string> Names => values.Keys;

    /// <summary>Whether every line was understood.</summary>
    public bool Understood { get; private set; } = true;

    /// <summary>The first value of that name, or null.</summary>
    public string? Value(string name) => Values(name) is [var first, ..] ? first : null;

    /// <summary>The values of that name, whatever its case.</summary>
    public IReadOnlyList<string> Values(string name) => values.GetValueOrDefault(name) ?? [];

    /// <summary>Reads the lines between the two <c>---</c>.</summary>
    public static FrontMatter Read(string source)
    {
        var matter = new FrontMatter(source);
        string? open = null;
        foreach (var line in source.Split('\n')) open = matter.Line(line.TrimEnd(), open);
        return matter;
    }

    private string? Line(string line, string? open)
    {
        var trimmed = line.TrimStart();
        if (trimmed.Length == 0 || trimmed[0] == '#') return open;
        if (open is not null && (trimmed == "-" || trimmed.StartsWith("- ", StringComparison.Ordinal))) return AddTo(open, trimmed[1..].Trim());
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || trimmed.Length != line.Length || (colon + 1 < line.Length && line[colon + 1] != ' ')) return Skip(open);
        var (name, value) = (line[..colon].Trim(), line[(colon + 1)..].Trim());
        if (values.ContainsKey(name)) return Skip(null);
        if (value.Length == 0) return name;
        if (value is ['[', .. var inner, ']'] && !inner.AsSpan().ContainsAny('[', '{', '"')) values[name] = [.. inner.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Plain)];
        else if (IsPlain(value)) values[name] = [Plain(value)];
        else Understood = false;
        return null;
    }

    private string? AddTo(string name, string value)
    {
        if (!IsPlain(value)) Understood = false;
        else if (values.TryGetValue(name, out var known)) known.Add(Plain(value));
        else values[name] = [Plain(value)];
        return name;
    }

    private string? Skip(string? open)
    {
        Understood = false;
        return open;
    }

    private static bool IsPlain(string value) => value.Length > 0 && value[0] is not ('&' or '*' or '!' or '|' or '>' or '{' or '[' or '%' or '@');

    private static string Plain(string value) => value is ['"', .. var quoted, '"'] ? quoted.Replace("\\\"", "\"", StringComparison.Ordinal)
        : value is ['\'', .. var single, '\''] ? single.Replace("''", "'", StringComparison.Ordinal)
        : value;
}
