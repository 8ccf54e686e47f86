using System.Collections.Immutable;

namespace Workspace.Prose.Markdown;

/// <summary>The part of a document that Markdown can say; the rest is listed.</summary>
internal sealed class Sayable(Schema schema, Losses losses)
{
    /// <summary>The document without what Markdown cannot say; the same one where it can say all of it.</summary>
    public Node Document(Node doc) => Block(doc);

    private Node Block(Node node) => node.Type switch
    {
        { IsTextblock: true } => Unmarked(node, node.Copy(Fragment.From(Inlines(node)))),
        { Name: "table" } => Unmarked(node, new SayableTable(schema, losses, Inlines).Table(node)),
        _ => Unmarked(node, node.Copy(Fragment.From(node.Children.Select(Block)))),
    };

    private IEnumerable<Node> Inlines(Node block) => block.Children.Select(n => Inline(n, block));

    private Node Unmarked(Node from, Node node)
    {
        foreach (var mark in from.Marks) Lost(mark, from);
        return node.WithMarks([]);
    }

    private Node Inline(Node node, Node block)
    {
        if (node.Type.Name == "footnote") node = node.Copy(Fragment.From(Inlines(node)));
        if (node.Type.Name == "image" && node.Attrs.Flag("decorative") && node.Attrs.Text("alt").Length > 0)
        {
            losses.Add("A picture that is decorative but has a description counts as described.", node.Attrs.Text("alt"));
            node = node.WithAttrs(node.Attrs.With("decorative", false));
        }
        var marks = node.Marks.IsEmpty ? node.Marks : Marks(node, block);
        return node.Text is null ? node.WithMarks(marks) : node.WithText(Words(node, marks, block)).WithMarks(marks);
    }

    private string Words(Node node, ImmutableArray<Mark> marks, Node block)
    {
        var isCode = marks.Any(m => m.Type.Name == "code");
        var words = isCode ? node.Text!.ReplaceLineEndings(" ") : block.Type.Spec.Code ? node.Text!.ReplaceLineEndings("\n") : node.Text!;
        if (words != node.Text) losses.Add(isCode ? "A line break in code within a line became a space." : "A line break of another kind in code became LF.", words);
        return words;
    }

    private ImmutableArray<Mark> Marks(Node node, Node block)
    {
        var kept = Mark.None;
        foreach (var mark in node.Marks)
        {
            if (!Says(mark, node)) Lost(mark, node.Text is null ? block : node);
            else kept = (mark.Type.Name == "highlight" ? Yellow(mark, node) : mark).AddToSet(kept);
        }
        return kept;
    }

    private static bool Says(Mark mark, Node node) => mark.Type.Name switch
    {
        "comment" or "insertion" or "deletion" => false,
        "code" => node.IsText,
        "link" => node.Type.Name is not ("mention" or "thing_link" or "footnote") && !DefinesLink(node),
        _ => true,
    };

    /// <summary>Code in a link that reads as the definition of one.</summary>
    private static bool DefinesLink(Node node) => node.Text?.Contains("]:", StringComparison.Ordinal) == true && node.Marks.Any(m => m.Type.Name == "code");

    private Mark Yellow(Mark mark, Node node)
    {
        if (mark.Attrs.Text("color") != "yellow") losses.Add("The colour of highlighted words is not said.", node);
        return schema.Mark("highlight");
    }

    private void Lost(Mark mark, Node node) => losses.Add(mark.Type.Name switch
    {
        "comment" => "Comments are left out.",
        "insertion" => "A suggested insertion is written as ordinary text.",
        "deletion" => "A suggested deletion is written as ordinary text.",
        "code" => "What stands between words of code is not code itself.",
        "link" => "A link round a mention, a link to a thing, a footnote or some code is left out.",
        var other => $"Text that is '{other}' is written without it.",
    }, node);
}
