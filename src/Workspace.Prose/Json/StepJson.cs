using System.Text.Json;

namespace Workspace.Prose;

/// <summary>Reads steps from JSON that anybody may have written; positions must be whole and in order.</summary>
internal sealed class StepJson(Schema schema)
{
    private readonly JsonIn nodes = new(schema);

    public List<Step> Steps(JsonElement json) => [.. JsonIn.Items(json).Select(Step)];

    public Step Step(JsonElement json)
    {
        var type = JsonIn.Words(JsonIn.Required(json, "stepType"));
        return type switch
        {
            "replace" => Replace(json),
            "replaceAround" => ReplaceAround(json),
            "addMark" => Stretch(json, (from, to, mark) => new AddMarkStep(from, to, mark)),
            "removeMark" => Stretch(json, (from, to, mark) => new RemoveMarkStep(from, to, mark)),
            "markSet" => new MarkSetStep([.. JsonIn.Items(JsonIn.Required(json, "steps")).Select(MarkOnly)]),
            "addNodeMark" => new AddNodeMarkStep(At(json, "pos"), Mark(json)),
            "removeNodeMark" => new RemoveNodeMarkStep(At(json, "pos"), Mark(json)),
            "attr" => new AttrStep(At(json, "pos"), JsonIn.Words(JsonIn.Required(json, "attr")), Value(json)),
            "docAttr" => new DocAttrStep(JsonIn.Words(JsonIn.Required(json, "attr")), Value(json)),
            _ => throw new ProseException("There is no such step."),
        };
    }

    private ReplaceStep Replace(JsonElement json)
    {
        var (from, to) = (At(json, "from"), At(json, "to"));
        InOrder(from, to);
        return new ReplaceStep(from, to, Slice(json), Structure(json));
    }

    private ReplaceAroundStep ReplaceAround(JsonElement json)
    {
        var (from, gapFrom, gapTo, to) = (At(json, "from"), At(json, "gapFrom"), At(json, "gapTo"), At(json, "to"));
        InOrder(from, gapFrom, gapTo, to);
        var (slice, insert) = (Slice(json), At(json, "insert"));
        InOrder(0, insert, slice.Size);
        return new ReplaceAroundStep(from, to, gapFrom, gapTo, slice, insert, Structure(json));
    }

    private Step MarkOnly(JsonElement json) => Step(json) is MarkStep step ? step : throw new ProseException("A set of mark steps holds mark steps only.");

    private T Stretch<T>(JsonElement json, Func<int, int, Mark, T> make)
    {
        var (from, to) = (At(json, "from"), At(json, "to"));
        InOrder(from, to);
        return make(from, to, Mark(json));
    }

    private Mark Mark(JsonElement json) => nodes.Mark(JsonIn.Required(json, "mark"));

    private Slice Slice(JsonElement json) => JsonIn.Optional(json, "slice") is { } slice ? nodes.Slice(slice) : Prose.Slice.Empty;

    private static bool Structure(JsonElement json) => JsonIn.Optional(json, "structure") is { ValueKind: JsonValueKind.True };

    private static int At(JsonElement json, string name) => JsonIn.Position(json, name);

    private static object? Value(JsonElement json) =>
        json.TryGetProperty("value", out var value) ? JsonIn.Value(value) : Unset.Value;

    private static void InOrder(params ReadOnlySpan<int> positions)
    {
        for (var i = 1; i < positions.Length; i++)
            if (positions[i - 1] > positions[i]) throw new ProseException("The positions of the step are not in order.");
    }
}
