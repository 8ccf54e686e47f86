namespace Workspace.Prose.Differences;

/// <summary>Says on a node that it was added, removed or moved, with the marks suggestions have.</summary>
internal static class ChangeMarks
{
    public const string Moved = "moved";

    public static Node On(Node node, string type, IReadOnlyList<string> authors, bool moved)
    {
        var mark = node.Type.Schema.Mark(type, ("id", moved ? Moved : "change"), ("person", authors.Count == 1 ? authors[0] : ""), ("at", ""));
        return node.WithMarks(mark.AddToSet([.. node.Marks.Where(m => m.Type.Name is not ("insertion" or "deletion"))]));
    }
}
