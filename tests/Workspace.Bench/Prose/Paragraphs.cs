using Workspace.Prose;

namespace Workspace.Bench.Prose;

/// <summary>Plain text as a document of paragraphs, one for each line.</summary>
internal static class Paragraphs
{
    public static Node Empty { get; } = Schema.Standard.Node("doc", Schema.Standard.Node("paragraph"));

    public static Node Of(int count, string line) => Schema.Standard.Node("doc", Enumerable.Range(0, count).Select(_ => Line(line)));

    public static string TextOf(Node doc) => doc.TextBetween(0, doc.Content.Size, "\n");

    public static ReplaceStep StepOf(Node doc, Patch patch) => new(PositionOf(doc, patch.Position), PositionOf(doc, patch.Position + patch.Deleted), SliceOf(patch.Inserted));

    public static ReplaceStep Typed(int pos, string text) => new(pos, pos, Slice.Of(Schema.Standard.Text(text)));

    private static int PositionOf(Node doc, int offset)
    {
        var pos = 1;
        foreach (var line in doc.Children)
        {
            if (offset <= line.Content.Size) return pos + offset;
            (offset, pos) = (offset - line.Content.Size - 1, pos + line.NodeSize);
        }
        throw new InvalidOperationException("The trace writes behind the end of the text.");
    }

    private static Slice SliceOf(string text) =>
        text.Length == 0 ? Slice.Empty
        : text.Contains('\n', StringComparison.Ordinal) ? new Slice(Fragment.From(text.Split('\n').Select(Line)), 1, 1)
        : Slice.Of(Schema.Standard.Text(text));

    private static Node Line(string text) => Schema.Standard.Node("paragraph", text.Length == 0 ? [] : [Schema.Standard.Text(text)]);
}
