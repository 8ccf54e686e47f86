using System.Text;

namespace Workspace.Prose;

/// <summary>Documents as JSON, in and out. Writing what was read gives the same bytes, and the bytes that <c>JSON.stringify</c> gives in the browser.</summary>
public static class ProseJson
{
    /// <summary>Reads a document, or any node. Its content is not checked: see <see cref="Node.Check"/> and <see cref="Limits"/>.</summary>
    /// <param name="schema">What there may be in it.</param>
    /// <param name="json">UTF-8.</param>
    /// <exception cref="ProseException">It is no JSON, names something the schema does not know, or holds text that may not be.</exception>
    public static Node ReadNode(Schema schema, ReadOnlyMemory<byte> json) => JsonIn.Parse(json, new JsonIn(schema).Node);

    /// <inheritdoc cref="ReadNode(Schema, ReadOnlyMemory{byte})"/>
    public static Node ReadNode(Schema schema, string json) => ReadNode(schema, Bytes(json));

    /// <summary>Reads a slice, as the clipboard carries it.</summary>
    /// <exception cref="ProseException">It is no JSON, names something the schema does not know, or holds text that may not be.</exception>
    public static Slice ReadSlice(Schema schema, ReadOnlyMemory<byte> json) => JsonIn.Parse(json, new JsonIn(schema).Slice);

    /// <summary>Reads one step.</summary>
    /// <exception cref="ProseException">It is no JSON, names something the schema does not know, holds text that may not be, or its positions are not in order.</exception>
    public static Step ReadStep(Schema schema, ReadOnlyMemory<byte> json) => JsonIn.Parse(json, new StepJson(schema).Step);

    /// <inheritdoc cref="ReadStep(Schema, ReadOnlyMemory{byte})"/>
    public static Step ReadStep(Schema schema, string json) => ReadStep(schema, Bytes(json));

    /// <summary>Reads a list of steps, as a browser sends them.</summary>
    /// <exception cref="ProseException">One of them cannot be read.</exception>
    public static IReadOnlyList<Step> ReadSteps(Schema schema, ReadOnlyMemory<byte> json) => JsonIn.Parse(json, new StepJson(schema).Steps);

    /// <summary>The node as JSON, in UTF-8.</summary>
    public static ReadOnlyMemory<byte> Write(Node node) => new JsonOut().Node(node).Written;

    /// <summary>The node as JSON.</summary>
    public static string WriteText(Node node) => Encoding.UTF8.GetString(Write(node).Span);

    /// <summary>The step as JSON, in UTF-8.</summary>
    public static ReadOnlyMemory<byte> Write(Step step)
    {
        var json = new JsonOut();
        step.Write(json);
        return json.Written;
    }

    /// <summary>The step as JSON.</summary>
    public static string WriteText(Step step) => Encoding.UTF8.GetString(Write(step).Span);

    /// <summary>The steps as a JSON list, in UTF-8.</summary>
    public static ReadOnlyMemory<byte> Write(IEnumerable<Step> steps)
    {
        var json = new JsonOut();
        return json.List(steps, s => s.Write(json)).Written;
    }

    /// <summary>How many bytes <see cref="Write(Node)"/> gives; known without writing, and at the cost of what changed.</summary>
    public static int Size(Node node) => node.JsonSize;

    internal static byte[] Bytes(string json)
    {
        try
        {
            return Strict.GetBytes(json);
        }
        catch (EncoderFallbackException e)
        {
            throw new ProseException("The text holds half a character.", e);
        }
    }

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
