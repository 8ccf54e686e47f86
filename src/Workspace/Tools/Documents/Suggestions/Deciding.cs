using Workspace.Prose;

namespace Workspace.Tools.Documents.Suggestions;

/// <summary>Turns "accept" and "reject" into changes of the text: what was marked stays without its mark, or goes.</summary>
public sealed class Deciding
{
    private readonly List<Step> _steps = [];
    private readonly Mapping _mapping = new();
    private Node _doc;

    private Deciding(Node doc) => _doc = doc;

    /// <summary>The changes, each made on what the one before it left.</summary>
    /// <param name="doc">The text as it is.</param>
    /// <param name="keys">Which suggestions; null for all of them.</param>
    /// <param name="accept">Whether they are accepted.</param>
    public static IReadOnlyList<Step> Steps(Node doc, IReadOnlyCollection<string>? keys, bool accept)
    {
        var deciding = new Deciding(doc);
        doc.Descendants((node, pos, _, _) =>
        {
            foreach (var mark in node.Marks.Where(m => m.Type.Name is "insertion" or "deletion" && keys?.Contains(m.Attrs.Text("id")) != false)) deciding.Decide(node, pos, mark, accept);
            return true;
        });
        return deciding._steps;
    }

    private void Decide(Node node, int pos, Mark mark, bool accept)
    {
        var (from, to) = (_mapping.Map(pos, 1), _mapping.Map(pos + node.NodeSize, -1));
        if (to <= from) return;
        if ((mark.Type.Name == "insertion") == accept) Keep(node, from, to, mark);
        else if (node.IsInline) Make(new ReplaceStep(from, to, Slice.Empty));
        else Remove(from, to, mark);
    }

    private void Keep(Node node, int from, int to, Mark mark) => Make(node.IsInline ? new RemoveMarkStep(from, to, mark) : new RemoveNodeMarkStep(from, mark));

    // A block that holds more than the suggestion keeps it; one that must not be missing is emptied.
    private void Remove(int from, int to, Mark mark)
    {
        if (_doc.NodeAt(from) is { IsTextblock: true } block && block.Children.Any(c => !c.Marks.Any(m => m.Type == mark.Type)) && block.Content.Size > 0 && _doc.Resolve(from).NodeBefore is { IsTextblock: true } before && mark.Type.Name == "insertion" && before.Type == block.Type)
        {
            Make(new ReplaceStep(from - 1, from + 1, Slice.Empty));
            return;
        }
        if (Make(new ReplaceStep(from, to, Slice.Empty))) return;
        var empty = _doc.Type.Schema.Node("paragraph");
        if (!Make(new ReplaceStep(from, to, Slice.Of(empty)))) Make(new RemoveNodeMarkStep(from, mark));
    }

    private bool Make(Step step)
    {
        if (step.Apply(_doc).Doc is not { } next || !Keeps(next)) return false;
        _steps.Add(step);
        _mapping.AppendMap(step.GetMap());
        _doc = next;
        return true;
    }

    private static bool Keeps(Node doc)
    {
        try
        {
            doc.Check();
            return true;
        }
        catch (ProseException)
        {
            return false;
        }
    }
}
