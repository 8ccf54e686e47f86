using Workspace.Prose;

namespace Workspace.Tools.Wiki.Content;

/// <summary>Turns [[Title]] and [[Title|words]] in a text into links by title, whether or not there is such a page.</summary>
public static class TitleLinks
{
    public static Node Apply(Node doc, Guid spaceId)
    {
        if (!doc.TextContent.Contains("[[", StringComparison.Ordinal)) return doc;
        return Block(doc, spaceId);
    }

    private static Node Block(Node node, Guid spaceId)
    {
        if (node.ChildCount == 0 || node.Type.Name == "code_block") return node;
        return node.Copy(Fragment.From(node.Children.SelectMany(child => child.IsText ? Words(child, spaceId) : [Block(child, spaceId)]).ToList()));
    }

    private static IEnumerable<Node> Words(Node text, Guid spaceId)
    {
        var left = text.Text!;
        while (!text.Marks.Any(m => m.Type.Name is "code" or "link") && Next(left) is var (start, end))
        {
            if (start > 0) yield return text.WithText(left[..start]);
            var parts = left[(start + 2)..end].Split('|', 2);
            var link = text.Type.Schema.Mark("link", ("href", WikiAddresses.ToTitle(spaceId, parts[0].Trim())));
            yield return text.WithText(parts[^1].Trim()).WithMarks(link.AddToSet(text.Marks));
            left = left[(end + 2)..];
        }
        if (left.Length > 0) yield return text.WithText(left);
    }

    private static (int Start, int End)? Next(string text)
    {
        for (var start = text.IndexOf("[[", StringComparison.Ordinal); start >= 0; start = text.IndexOf("[[", start + 2, StringComparison.Ordinal))
        {
            var end = text.IndexOf("]]", start + 2, StringComparison.Ordinal);
            if (end < 0) return null;
            var inner = text[(start + 2)..end].Split('|', 2);
            if (inner[0].Trim() is { Length: > 0 and <= PageName.Max } title && inner[^1].Trim().Length > 0 && !title.Contains('[', StringComparison.Ordinal) && PageName.Clean(title) == title) return (start, end);
        }
        return null;
    }
}
