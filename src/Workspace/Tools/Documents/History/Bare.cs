using Workspace.Prose;

namespace Workspace.Tools.Documents.History;

/// <summary>A text without comments and marks of suggestions, its words as they stand: so that a comparison shows what was written and nothing else.</summary>
public static class Bare
{
    public static Node Of(Node node)
    {
        var bare = node.Marks.Any(IsAnnotation) ? node.WithMarks([.. node.Marks.Where(m => !IsAnnotation(m))]) : node;
        return bare.IsText || bare.ChildCount == 0 ? bare : bare.Copy(Fragment.From(bare.Children.Select(Of)));
    }

    private static bool IsAnnotation(Mark mark) => mark.Type.Name is "comment" or "insertion" or "deletion";
}
