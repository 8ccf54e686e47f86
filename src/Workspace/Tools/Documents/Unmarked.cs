using Workspace.Prose;

namespace Workspace.Tools.Documents;

/// <summary>A text as it reads with its comments gone and its suggestions not taken: what a copy starts from.</summary>
public static class Unmarked
{
    public static Node Of(Node doc)
    {
        foreach (var step in Suggestions.Deciding.Steps(doc, null, accept: false)) doc = step.Apply(doc).Doc ?? doc;
        return WithoutComments(doc);
    }

    public static Node WithoutComments(Node node)
    {
        var bare = node.Marks.Any(m => m.Type.Name == "comment") ? node.WithMarks([.. node.Marks.Where(m => m.Type.Name != "comment")]) : node;
        return bare.IsText || bare.ChildCount == 0 ? bare : bare.Copy(Fragment.From(bare.Children.Select(WithoutComments)));
    }
}
