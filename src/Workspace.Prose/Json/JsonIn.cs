using System.Collections.Immutable;
using System.Text.Json;

namespace Workspace.Prose;

/// <summary>Reads documents from JSON that anybody may have written.</summary>
/// <remarks>Refused: names that stand twice, names of attributes the schema does not know, NUL, half characters, and nesting no document has.</remarks>
internal sealed class JsonIn(Schema schema)
{
    /// <summary>Two levels of JSON for each of a node; steps lie a few levels deeper still.</summary>
    private const int MaxDepth = 256;

    public static T Parse<T>(ReadOnlyMemory<byte> json, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
            return read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // the latter for half a character in a name
        {
            throw new ProseException("This is not JSON that can be read.", e);
        }
    }

    public Node Node(JsonElement json)
    {
        var (type, marks) = (Name(json), Marks(json));
        if (type == "text") return schema.Text(Words(Required(json, "text")), marks);
        var of = schema.NodeType(type);
        return of.Create(of.Attributes(Attributes(json)), Content(json), marks);
    }

    public Fragment Content(JsonElement json) => Optional(json, "content") is { } content ? Fragment.From(Items(content).Select(Node)) : Fragment.Empty;

    public Mark Mark(JsonElement json) => schema.MarkType(Name(json)).Create(Attributes(json));

    public Slice Slice(JsonElement json) => new(Content(json), Position(json, "openStart", 0), Position(json, "openEnd", 0));

    public static JsonElement? Optional(JsonElement json, string name)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new ProseException("An object was expected.");
        return json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    public static JsonElement Required(JsonElement json, string name) => Optional(json, name) ?? throw new ProseException($"'{name}' is missing.");

    public static IEnumerable<JsonElement> Items(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array ? json.EnumerateArray() : throw new ProseException("A list was expected.");

    public static int Position(JsonElement json, string name, int? otherwise = null)
    {
        if (Optional(json, name) is not { } value) return otherwise ?? throw new ProseException($"'{name}' is missing.");
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 0
            ? number
            : throw new ProseException($"'{name}' is no position.");
    }

    /// <summary>A text, as it must be.</summary>
    /// <exception cref="ProseException">It is none, or holds what no text may.</exception>
    public static string Words(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.String) throw new ProseException("A text was expected.");
        try
        {
            var text = json.GetString()!;
            return ProseText.Problem(text) is { } problem ? throw new ProseException(problem) : text;
        }
        catch (InvalidOperationException e)
        {
            throw new ProseException("The text holds half a character.", e);
        }
    }

    public static object? Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when json.TryGetDouble(out var number) && double.IsFinite(number) => number,
        JsonValueKind.String => Words(json),
        JsonValueKind.Array => new AttrList([.. json.EnumerateArray().Select(Value)]),
        _ => throw new ProseException("This is no value of an attribute."),
    };

    private static string Name(JsonElement json) => Words(Required(json, "type"));

    private ImmutableArray<Mark> Marks(JsonElement json) => Optional(json, "marks") is { } marks ? Prose.Mark.SetFrom(Items(marks).Select(Mark)) : Prose.Mark.None;

    private static (string, object?)[] Attributes(JsonElement json)
    {
        if (Optional(json, "attrs") is not { } attrs) return [];
        if (attrs.ValueKind != JsonValueKind.Object) throw new ProseException("An object was expected.");
        return [.. attrs.EnumerateObject().Select(a => (a.Name, Value(a.Value)))];
    }
}
