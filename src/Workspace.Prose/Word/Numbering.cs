using System.Globalization;

namespace Workspace.Prose.Word;

/// <summary>The lists of a Word file: each gets its own number, so that two in a row stay two and each counts from where it starts.</summary>
internal sealed class Numbering
{
    /// <summary>Word has nine levels of lists.</summary>
    public const int Levels = 9;

    public const string Open = "☐";
    public const string Done = "☑";
    private static readonly string[] Bullets = ["•", "◦", "▪"];
    private readonly List<(int Abstract, int Level, int Start)> lists = [];

    /// <summary>The kinds of list, which are the abstract ones of the file: bullets, numbers, open tasks, tasks done.</summary>
    private enum Kind
    {
        Bullets,
        Numbers,
        Open,
        Done,
    }

    /// <summary>Begins a list at a level (0 to 8); the answer is its number. A list of tasks takes two, the second for those done.</summary>
    public int Add(Node list, int level)
    {
        var kind = list.Type.Name switch { "ordered_list" => Kind.Numbers, "task_list" => Kind.Open, _ => Kind.Bullets };
        lists.Add(((int)kind, level, kind == Kind.Numbers ? list.Attrs.Number("order") : 1));
        lists.Add(((int)Kind.Done, level, 1));
        return lists.Count - 1;
    }

    public byte[] Write()
    {
        using var xml = new WordXml("numbering");
        foreach (var kind in Enum.GetValues<Kind>()) Abstract(xml, kind);
        for (var i = 0; i < lists.Count; i++)
        {
            xml.Open("num", ("numId", Text(i + 1))).Val("abstractNumId", Text(lists[i].Abstract));
            xml.Open("lvlOverride", ("ilvl", Text(lists[i].Level))).Val("startOverride", Text(lists[i].Start)).Close().Close();
        }
        return xml.Close().Finish();
    }

    private static void Abstract(WordXml xml, Kind kind)
    {
        xml.Open("abstractNum", ("abstractNumId", Text((int)kind))).Val("multiLevelType", "hybridMultilevel");
        for (var level = 0; level < Levels; level++)
        {
            var text = kind switch { Kind.Numbers => $"%{level + 1}.", Kind.Open => Open, Kind.Done => Done, _ => Bullets[level % 3] };
            xml.Open("lvl", ("ilvl", Text(level))).Val("start", "1").Val("numFmt", kind == Kind.Numbers ? "decimal" : "bullet").Val("lvlText", text).Val("lvlJc", "left");
            xml.Open("pPr").Empty("ind", ("left", Text(Indent.Step * (level + 1))), ("hanging", "360")).Close().Close();
        }
        xml.Close();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How far what stands in a list is set in, in twentieths of a point.</summary>
internal static class Indent
{
    public const int Step = 720;
}
