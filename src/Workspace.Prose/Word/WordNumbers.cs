using System.Xml.Linq;

namespace Workspace.Prose.Word;

/// <summary>A list a paragraph belongs to.</summary>
/// <param name="Type">The kind of list in a document.</param>
/// <param name="Key">What tells it from the list beside it.</param>
/// <param name="Level">1 for a list that stands in no other.</param>
/// <param name="Start">What it counts from.</param>
/// <param name="Done">Whether the task is done.</param>
internal sealed record WordList(string Type, int Key, int Level, int Start, bool Done);

/// <summary>The lists of a Word file, by number and level.</summary>
internal sealed class WordNumbers
{
    private readonly Dictionary<string, XElement> lists = [];
    private readonly Dictionary<string, XElement> kinds = [];
    private readonly Dictionary<(int, int), int> counted = [];
    private readonly Dictionary<(int, int), WordList> known = [];

    public WordNumbers(XElement? part)
    {
        foreach (var kind in part.All("abstractNum")) if (kind.Attr("abstractNumId") is { } id) kinds.TryAdd(id, kind);
        foreach (var list in part.All("num")) if (list.Attr("numId") is { } id) lists.TryAdd(id, list);
    }

    /// <summary>The list that the properties of a paragraph (or of its style) name, or null.</summary>
    public WordList? Of(XElement? properties)
    {
        if (WordElements.Number(properties.Val("numId")) is not (> 0 and var number)) return null;
        var level = Math.Clamp(WordElements.Number(properties.Val("ilvl")) ?? 0, 0, Numbering.Levels - 1);
        if (!known.TryGetValue((number, level), out var read)) known[(number, level)] = read = Read(number, level);
        if (read.Type != "ordered_list") return read;
        var count = counted[(number, level)] = counted.GetValueOrDefault((number, level)) + 1;
        return read with { Start = Math.Min(999_999_999, read.Start + count - 1) };
    }

    private WordList Read(int number, int level)
    {
        var list = lists.GetValueOrDefault(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var kind = kinds.GetValueOrDefault(list.Val("abstractNumId") ?? "").All("lvl").FirstOrDefault(l => l.Number("ilvl") == level);
        var text = kind.Val("lvlText");
        var over = list.All("lvlOverride").FirstOrDefault(o => o.Number("ilvl") == level).Val("startOverride");
        if (text is Numbering.Open or Numbering.Done) return new WordList("task_list", (number - 1) / 2, level + 1, 1, text == Numbering.Done);
        if (kind.Val("numFmt") is "bullet" or "none" or null) return new WordList("bullet_list", number, level + 1, 1, false);
        var start = Math.Clamp(WordElements.Number(over) ?? WordElements.Number(kind.Val("start")) ?? 1, 0, 999_999_999);
        return new WordList("ordered_list", number, level + 1, start, false);
    }
}
