using Workspace.Prose;
using Workspace.Prose.Differences;
using Workspace.Prose.Html;
using Workspace.Ui;

namespace Workspace.Tools.Documents.History;

/// <summary>One line of a comparison: a block as it was and as it is, or how many in a row stayed the same.</summary>
public sealed record ComparisonRow(WrittenHtml? Before, WrittenHtml? After, string Words, int Same);

/// <summary>Lays a comparison out in lines, with what stayed the same folded.</summary>
public static class ComparisonRows
{
    private const int Context = 1;

    public static IReadOnlyList<ComparisonRow> Of(DocumentComparison comparison, DocumentPeople people)
    {
        var blocks = comparison.Difference.Blocks.Where(b => b.Kind == ChangeKind.Same || !IsEmptyLine(b.Before ?? b.After!) || !IsEmptyLine(b.After ?? b.Before!)).ToList();
        List<ComparisonRow> rows = [];
        var folded = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (!IsNear(blocks, i))
            {
                folded++;
                continue;
            }
            if (folded > 0) rows.Add(new(null, null, "", folded));
            folded = 0;
            rows.Add(Row(comparison, blocks[i], i, people));
        }
        if (folded > 0) rows.Add(new(null, null, "", folded));
        return rows;
    }

    /// <summary>Both in one text, what came and what went marked in it.</summary>
    public static WrittenHtml Inline(DocumentComparison comparison, DocumentPeople people) =>
        WrittenHtml.Of(comparison.Difference.Merged(comparison.After), WrittenTexts.Options(people));

    private static bool IsEmptyLine(Node block) => block.IsTextblock && block.Content.Size == 0;

    private static bool IsNear(List<BlockChange> blocks, int index) =>
        Enumerable.Range(index - Context, Context * 2 + 1).Any(i => i >= 0 && i < blocks.Count && blocks[i].Kind != ChangeKind.Same);

    private static ComparisonRow Row(DocumentComparison comparison, BlockChange change, int index, DocumentPeople people)
    {
        var merged = new Difference([change]).Merged(comparison.After);
        return new(
            change.Before is null ? null : Side(merged, "insertion", $"old{index}-", people), change.After is null ? null : Side(merged, "deletion", $"new{index}-", people),
            Say(change, people), 0);
    }

    private static WrittenHtml Side(Node merged, string without, string prefix, DocumentPeople people) =>
        WrittenHtml.Of(Without(merged, without), WrittenTexts.Options(people) with { IdPrefix = prefix });

    private static Node Without(Node node, string mark) =>
        node.IsText || node.ChildCount == 0 ? node : node.Copy(Fragment.From(node.Children.Where(c => c.IsBlock || c.Marks.All(m => m.Type.Name != mark)).Select(c => Without(c, mark))));

    private static string Say(BlockChange change, DocumentPeople people)
    {
        var what = change.Kind switch { ChangeKind.Added => "Added", ChangeKind.Removed => "Removed", ChangeKind.Changed => "Changed", ChangeKind.Moved => change.After is null ? "Moved from here" : "Moved to here", _ => "" };
        var names = change.Authors.Select(a => Guid.TryParse(a, out var id) ? people.Name(id) : "").Where(n => n.Length > 0).Distinct().ToList();
        return what.Length == 0 || names.Count == 0 ? what : $"{what} by {string.Join(", ", names)}";
    }
}
