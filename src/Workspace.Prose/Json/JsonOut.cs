using System.Buffers;
using System.Globalization;
using System.Text;

namespace Workspace.Prose;

/// <summary>Writes documents as JSON, byte for byte as <c>JSON.stringify</c> writes them in the browser, so that both can compare hashes.</summary>
internal sealed class JsonOut
{
    private static readonly SearchValues<char> Special =
        SearchValues.Create(['"', '\\', .. Enumerable.Range(0, 0x20).Select(c => (char)c), .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c)]);

    private readonly ArrayBufferWriter<byte> bytes = new(1024);

    public ReadOnlyMemory<byte> Written => bytes.WrittenMemory;

    public JsonOut Raw(ReadOnlySpan<byte> json)
    {
        bytes.Write(json);
        return this;
    }

    public JsonOut Raw(string json)
    {
        Encoding.UTF8.GetBytes(json, bytes);
        return this;
    }

    public JsonOut Number(int number) => Raw(number.ToString(CultureInfo.InvariantCulture));

    public JsonOut Text(string text)
    {
        Raw("\""u8);
        for (var rest = text.AsSpan(); ;)
        {
            var at = rest.IndexOfAny(Special);
            Encoding.UTF8.GetBytes(at < 0 ? rest : rest[..at], bytes);
            if (at < 0) return Raw("\""u8);
            rest = rest[(at + Character(rest[at..]))..];
        }
    }

    public JsonOut Value(object? value) => value switch
    {
        null => Raw("null"u8),
        bool flag => flag ? Raw("true"u8) : Raw("false"u8),
        double number => Raw(NumberText(number)),
        string text => Text(text),
        AttrList list => List(list, i => Value(i)),
        _ => throw new ProseException("This is no value of an attribute."),
    };

    /// <summary>The value an attribute is given, if any.</summary>
    public JsonOut NewValue(object? value) => value is Unset ? this : Raw(",\"value\":"u8).Value(value);

    public JsonOut List<T>(IEnumerable<T> items, Action<T> write)
    {
        Raw("["u8);
        var first = true;
        foreach (var item in items)
        {
            if (!first) Raw(","u8);
            first = false;
            write(item);
        }
        return Raw("]"u8);
    }

    public JsonOut Attrs(Attrs attrs)
    {
        Raw("{"u8);
        for (var i = 0; i < attrs.Count; i++)
        {
            var (name, value) = attrs.At(i);
            if (i > 0) Raw(","u8);
            Text(name).Raw(":"u8).Value(value);
        }
        return Raw("}"u8);
    }

    public JsonOut Mark(Mark mark)
    {
        Raw("{\"type\":"u8).Text(mark.Type.Name);
        if (mark.Attrs.Count > 0) Raw(",\"attrs\":"u8).Attrs(mark.Attrs);
        return Raw("}"u8);
    }

    public JsonOut Node(Node node)
    {
        Raw("{\"type\":"u8).Text(node.Type.Name);
        if (node.Attrs.Count > 0) Raw(",\"attrs\":"u8).Attrs(node.Attrs);
        if (node.Content.Size > 0) Raw(",\"content\":"u8).List(node.Children, n => Node(n));
        if (!node.Marks.IsEmpty) Raw(",\"marks\":"u8).List(node.Marks, m => Mark(m));
        if (node.Text is { } text) Raw(",\"text\":"u8).Text(text);
        return Raw("}"u8);
    }

    public JsonOut Slice(Slice slice)
    {
        Raw("{\"content\":"u8).List(slice.Content.Children, n => Node(n));
        if (slice.OpenStart > 0) Raw(",\"openStart\":"u8).Number(slice.OpenStart);
        if (slice.OpenEnd > 0) Raw(",\"openEnd\":"u8).Number(slice.OpenEnd);
        return Raw("}"u8);
    }

    /// <summary>Writes one character that cannot stand as it is, and answers how many code units it took.</summary>
    private int Character(ReadOnlySpan<char> text)
    {
        var (c, pair) = (text[0], text.Length > 1 && char.IsSurrogatePair(text[0], text[1]));
        if (pair) Encoding.UTF8.GetBytes(text[..2], bytes);
        else Raw(c switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\b' => "\\b",
            '\f' => "\\f",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            _ => $"\\u{(int)c:x4}",
        });
        return pair ? 2 : 1;
    }

    private static string NumberText(double number) =>
        number == Math.Truncate(number) && Math.Abs(number) < 1e15
            ? ((long)number).ToString(CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');
}
