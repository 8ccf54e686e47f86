using System.Text.Json;
using System.Text.RegularExpressions;

namespace Workspace.Prose;

/// <summary>Reads a schema from its file, the one the browser build reads too.</summary>
public static class SchemaFile
{
    /// <summary>The schema that the file describes.</summary>
    /// <exception cref="ProseException">It is no JSON, or names something that is not there.</exception>
    public static Schema Read(ReadOnlyMemory<byte> json) => JsonIn.Parse(json, Read);

    internal static Schema Embedded()
    {
        using var stream = typeof(SchemaFile).Assembly.GetManifestResourceStream("schema.json")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Read(bytes);
    }

    private static Schema Read(JsonElement file) => new(
        JsonIn.Required(file, "nodes").EnumerateObject().Select(n => (n.Name, NodeOf(n.Value))),
        JsonIn.Optional(file, "marks") is { } marks ? marks.EnumerateObject().Select(m => (m.Name, MarkOf(m.Value))) : [],
        TextOf(file, "topNode") ?? "doc",
        JsonIn.Optional(file, "limits") is { } limits
            ? new Limits(JsonIn.Position(limits, "depth"), JsonIn.Position(limits, "nodes"), JsonIn.Position(limits, "bytes"))
            : null);

    private static NodeSpec NodeOf(JsonElement json) => new(
        TextOf(json, "content") ?? "", TextOf(json, "marks"), WordsOf(json, "group"), Flag(json, "inline"), Flag(json, "atom"), Flag(json, "code"),
        Flag(json, "defining"), Flag(json, "isolating"), TextOf(json, "leafText"), AttrsOf(json),
        JsonIn.Optional(json, "needs") is { } needs ? [.. JsonIn.Items(needs).Select(TextsOf)] : null);

    private static MarkSpec MarkOf(JsonElement json) => new(
        TextOf(json, "excludes"), WordsOf(json, "group"), !json.TryGetProperty("inclusive", out var inclusive) || inclusive.GetBoolean(), Flag(json, "code"), AttrsOf(json));

    private static List<AttrSpec>? AttrsOf(JsonElement json) =>
        JsonIn.Optional(json, "attrs") is { } attrs ? [.. attrs.EnumerateObject().Select(a => AttrOf(a.Name, a.Value))] : null;

    private static AttrSpec AttrOf(string name, JsonElement json)
    {
        var hasDefault = json.TryGetProperty("default", out var value);
        return new AttrSpec(name, hasDefault, hasDefault ? JsonIn.Value(value) : null, RuleOf(json));
    }

    private static AttrRule RuleOf(JsonElement json) => new(KindOf(TextOf(json, "type")))
    {
        Nullable = Flag(json, "nullable"),
        Min = JsonIn.Position(json, "min", int.MinValue),
        Max = JsonIn.Position(json, "max", int.MaxValue),
        Pattern = TextOf(json, "pattern") is { } pattern ? new Regex($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking) : null,
        OneOf = JsonIn.Optional(json, "oneOf") is { } texts ? TextsOf(texts) : null,
        Schemes = JsonIn.Optional(json, "schemes") is { } schemes ? TextsOf(schemes) : null,
        Of = JsonIn.Optional(json, "of") is { } of ? RuleOf(of) : null,
    };

    private static AttrKind KindOf(string? name) => name switch
    {
        null => AttrKind.Any,
        "boolean" => AttrKind.Boolean,
        "integer" => AttrKind.Number,
        "string" => AttrKind.Text,
        "list" => AttrKind.List,
        _ => throw new ProseException($"There is no kind of attribute '{name}'."),
    };

    private static bool Flag(JsonElement json, string name) => JsonIn.Optional(json, name) is { ValueKind: JsonValueKind.True };

    private static string? TextOf(JsonElement json, string name) => JsonIn.Optional(json, name) is { } text ? JsonIn.Words(text) : null;

    private static string[]? WordsOf(JsonElement json, string name) => TextOf(json, name)?.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string[] TextsOf(JsonElement json) => [.. JsonIn.Items(json).Select(JsonIn.Words)];
}
