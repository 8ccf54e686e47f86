using System.Text;
using System.Xml.Linq;

namespace Workspace.Prose.Word;

/// <summary>Follows the fields of a paragraph: their instructions are not text, and that of a link says where it leads.</summary>
internal sealed class FieldsFromWord
{
    private sealed class Field
    {
        public StringBuilder Instruction { get; } = new();

        public bool Shows { get; set; }
    }

    private const int Longest = 4_000;
    private readonly Stack<Field> open = [];

    /// <summary>Where the text that comes now leads, or null.</summary>
    public string? Target => open.Count > 0 && open.Peek() is { Shows: true } shown ? Address(shown.Instruction.ToString()) : null;

    /// <summary>Whether the element belongs to a field and is not shown.</summary>
    public bool Hides(XElement element)
    {
        switch (element.Name())
        {
            case "fldChar": Turn(element.Attr("fldCharType")); return true;
            case "instrText" or "delInstrText": if (open.Count > 0 && open.Peek().Instruction.Length < Longest) open.Peek().Instruction.Append(element.Value); return true;
            default: return open.Any(f => !f.Shows);
        }
    }

    /// <summary>The address in the instruction of a link, or null.</summary>
    public static string? Address(string instruction)
    {
        var words = instruction.Trim();
        if (!words.StartsWith("HYPERLINK", StringComparison.OrdinalIgnoreCase)) return null;
        var parts = words.Split('"');
        return parts.Length > 1 ? (parts[0].Contains("\\l", StringComparison.Ordinal) ? "#" + parts[1] : parts[1]) : null;
    }

    private void Turn(string? kind)
    {
        if (kind == "begin" && open.Count < 20) open.Push(new Field());
        else if (kind == "separate" && open.Count > 0) open.Peek().Shows = true;
        else if (kind == "end") open.TryPop(out _);
    }
}
