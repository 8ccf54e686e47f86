namespace Workspace.Prose.Word;

/// <summary>Builds lists within lists out of paragraphs in a row that only say their level, and quotes and code out of paragraphs that only say their style.</summary>
internal sealed class ListNest(WordSource source)
{
    private sealed record Open(WordList List, List<(List<Node> Content, bool Done)> Items);

    private readonly List<Node> blocks = [];
    private readonly List<Open> open = [];
    private StyleKind last;

    /// <summary>Adds a paragraph that begins an item.</summary>
    public void AddItem(Node block, WordList list)
    {
        var level = Math.Min(list.Level, open.Count + 1);
        CloseTo(level);
        if (open.Count == level && (open[^1].List.Key, open[^1].List.Type) != (list.Key, list.Type)) CloseTo(level - 1);
        if (open.Count < level) open.Add(new Open(list, []));
        open[^1].Items.Add(([.. block.Type.Name == "paragraph" ? Array.Empty<Node>() : [source.Make("paragraph", [])], block], list.Done));
        last = StyleKind.Plain;
    }

    /// <summary>Adds a block that stands in the item before it, as far as it is set in, or in none.</summary>
    public void Add(Node block, int level, StyleKind kind)
    {
        var before = open.Count;
        CloseTo(Math.Min(level, open.Count));
        var into = open.Count == 0 ? blocks : open[^1].Items[^1].Content;
        var follows = before == open.Count && last == kind && into.Count > 0;
        if (kind == StyleKind.Quote && follows) into[^1] = into[^1].Copy(into[^1].Content.Append(Fragment.From(block)));
        else if (kind == StyleKind.Quote) into.Add(source.Make("blockquote", [block]));
        else if (kind == StyleKind.CodeLines && follows) into[^1] = into[^1].Copy(into[^1].Content.Append(Fragment.From(source.Schema.Text("\n"))).Append(block.Content));
        else into.Add(block);
        last = kind;
    }

    /// <summary>All blocks, with every list closed.</summary>
    public List<Node> Finish()
    {
        CloseTo(0);
        return blocks;
    }

    private void CloseTo(int level)
    {
        while (open.Count > level)
        {
            var (list, items) = open[^1];
            open.RemoveAt(open.Count - 1);
            var task = list.Type == "task_list";
            var nodes = items.Select(i => task ? source.Make("task_item", i.Content, ("checked", i.Done)) : source.Make("list_item", i.Content));
            var node = list.Type == "ordered_list" ? source.Make("ordered_list", nodes, ("order", list.Start)) : source.Make(list.Type, nodes);
            (open.Count == 0 ? blocks : open[^1].Items[^1].Content).Add(node);
        }
    }
}
