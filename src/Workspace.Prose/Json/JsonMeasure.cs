using System.Buffers;
using System.Text;

namespace Workspace.Prose;

/// <summary>How many bytes something takes as JSON, without writing it.</summary>
internal static class JsonMeasure
{
    private static readonly SearchValues<char> Special =
        SearchValues.Create(['"', '\\', .. Enumerable.Range(0, 0x20).Select(c => (char)c), .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c)]);

    public static int Of(Attrs attrs) => new JsonOut().Attrs(attrs).Written.Length;

    public static int Of(Node node)
    {
        var size = "{\"type\":\"\"}".Length + node.Type.Name.Length;
        if (node.Attrs.Count > 0) size += ",\"attrs\":".Length + node.Attrs.JsonSize;
        if (node.Content.Size > 0) size += ",\"content\":[]".Length + node.Content.JsonSize;
        if (!node.Marks.IsEmpty) size += ",\"marks\":[]".Length + node.Marks.Length - 1 + node.Marks.Sum(Of);
        if (node.Text is { } text) size += ",\"text\":".Length + Of(text);
        return size;
    }

    private static int Of(Mark mark) =>
        "{\"type\":\"\"}".Length + mark.Type.Name.Length + (mark.Attrs.Count > 0 ? ",\"attrs\":".Length + mark.Attrs.JsonSize : 0);

    private static int Of(string text) =>
        text.AsSpan().ContainsAny(Special) ? new JsonOut().Text(text).Written.Length : Encoding.UTF8.GetByteCount(text) + 2;
}
