namespace Workspace.Prose.Markdown;

/// <summary>What stands in a cell as lines: each with what to write before it, a bullet, a number or a box.</summary>
internal static class CellLines
{
    public static IEnumerable<(string Prefix, Node Textblock)> Of(Node node, string prefix = "")
    {
        if (node.IsTextblock) return [(prefix, node)];
        return node.Children.SelectMany((child, i) => Of(child, child.Type.Name switch
        {
            "list_item" when node.Type.Name == "ordered_list" => $"{node.Attrs.Number("order") + i}. ",
            "list_item" => "• ",
            "task_item" => child.Attrs.Flag("checked") ? "☑ " : "☐ ",
            _ => i == 0 ? prefix : "",
        }));
    }
}
