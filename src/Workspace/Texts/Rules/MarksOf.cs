using Workspace.Prose;

namespace Workspace.Texts.Rules;

/// <summary>The marks that steps put on or take off, and those in what they put in.</summary>
internal static class MarksOf
{
    public static IEnumerable<(Mark Mark, bool Removes)> Steps(Step step) => step switch
    {
        AddMarkStep add => [(add.Mark, false)],
        AddNodeMarkStep add => [(add.Mark, false)],
        RemoveMarkStep remove => [(remove.Mark, true)],
        RemoveNodeMarkStep remove => [(remove.Mark, true)],
        MarkSetStep set => set.Steps.SelectMany(Steps),
        ReplaceStep replace => In(replace.Slice.Content).Select(m => (m, false)),
        ReplaceAroundStep around => In(around.Slice.Content).Select(m => (m, false)),
        _ => [],
    };

    public static IEnumerable<Mark> In(Fragment content)
    {
        foreach (var node in content.Children)
        {
            foreach (var mark in node.Marks)
            {
                yield return mark;
            }

            if (node.IsLeaf)
            {
                continue;
            }

            foreach (var mark in In(node.Content))
            {
                yield return mark;
            }
        }
    }
}
