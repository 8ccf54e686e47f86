using Markdig.Extensions.TaskLists;
using Markdig.Syntax;

namespace Workspace.Prose.Markdown;

/// <summary>A list of Markdown as one list, or as several where tasks and other items are mixed.</summary>
internal sealed class ListIn(ReadContext context, Func<ContainerBlock, List<Node>> blocks)
{
    public IEnumerable<Node> Read(ListBlock list)
    {
        var (run, task, start) = (new List<Node>(), false, 0);
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is not ListItemBlock item) continue;
            var checkbox = Checkbox(item);
            if (run.Count > 0 && checkbox is not null != task)
            {
                yield return Close(list, run, task, start);
                (run, start) = ([], i);
            }
            task = checkbox is not null;
            if (task && list.IsOrdered) context.Lost("The number of a task is left out.", item);
            run.Add(Item(item, checkbox));
        }
        if (run.Count > 0) yield return Close(list, run, task, start);
    }

    private Node Close(ListBlock list, List<Node> items, bool task, int start)
    {
        if (task) return context.Make("task_list", items);
        if (!list.IsOrdered) return context.Make("bullet_list", items);
        var order = long.TryParse(list.OrderedStart, System.Globalization.CultureInfo.InvariantCulture, out var first) ? first + start : 1;
        return context.Make("ordered_list", items, ("order", (double)Math.Min(999_999_999, order)));
    }

    private Node Item(ListItemBlock item, TaskList? checkbox)
    {
        var content = blocks(item);
        if (content.Count == 0 || content[0].Type.Name != "paragraph" || (checkbox is not null && IsBare(item))) content.Insert(0, context.Paragraph([]));
        return checkbox is null ? context.Make("list_item", content) : context.Make("task_item", content, ("checked", checkbox.Checked));
    }

    private static TaskList? Checkbox(ListItemBlock item) => item.FirstOrDefault() is ParagraphBlock { Inline.FirstChild: TaskList box } ? box : null;

    /// <summary>A task without words: its paragraph gave nothing.</summary>
    private static bool IsBare(ListItemBlock item) =>
        item[0] is ParagraphBlock { Inline.FirstChild: TaskList { NextSibling: null or Markdig.Syntax.Inlines.LiteralInline { NextSibling: null } } box }
        && (box.NextSibling is not Markdig.Syntax.Inlines.LiteralInline words || words.Content.IsEmptyOrWhitespace());
}
