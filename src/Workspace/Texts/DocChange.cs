using Workspace.Prose;

namespace Workspace.Texts;

/// <summary>The one change that makes a document of another: the blocks that differ.</summary>
internal static class DocChange
{
    /// <summary>Null where they are the same.</summary>
    public static Step? Between(Node before, Node after)
    {
        var most = Math.Min(before.ChildCount, after.ChildCount);
        var (first, end) = (0, 0);
        while (first < most && before.Child(first).Equals(after.Child(first)))
        {
            first++;
        }

        while (end < most - first && before.Child(before.ChildCount - 1 - end).Equals(after.Child(after.ChildCount - 1 - end)))
        {
            end++;
        }

        if (first + end == before.ChildCount && first + end == after.ChildCount)
        {
            return null;
        }

        var from = before.Children.Take(first).Sum(c => c.NodeSize);
        var to = before.Content.Size - before.Children.Skip(before.ChildCount - end).Sum(c => c.NodeSize);
        return new ReplaceStep(from, to, new Slice(Fragment.From(after.Children.Skip(first).Take(after.ChildCount - first - end)), 0, 0));
    }
}
