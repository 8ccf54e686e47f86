using System.Text.RegularExpressions;
using Workspace.Prose;
using Workspace.Prose.Text;

namespace Workspace.Tools.Wiki.Import;

/// <summary>The headings of a page on its way in, and which of them an address means: by its own name in braces, by the address other programs make of its words.</summary>
internal static partial class SourceHeadings
{
    private const int LongEnough = 40; // programs cut long addresses at different lengths

    /// <summary>Takes names such as <c>{#set-up}</c> out of the headings and remembers them.</summary>
    public static void Read(SourcePage page)
    {
        var count = 0;
        page.Doc = Walk(page.Doc, heading =>
        {
            var (at, last) = (count++, heading.LastChild);
            if (last is not { IsText: true } || Name().Match(last.Text!) is not { Success: true } named) return heading;
            page.Headings.TryAdd(named.Groups["name"].Value, at);
            var words = last.Text![..named.Index];
            return heading.Copy(Fragment.From([.. heading.Children.SkipLast(1), .. words.Length > 0 ? [last.Type.Schema.Text(words).WithMarks(last.Marks)] : Array.Empty<Node>()]));
        });
    }

    /// <summary>The address of the heading that is meant, without its sign; null where there is none.</summary>
    public static string? Find(SourcePage page, string anchor)
    {
        var all = Outline.Of(page.Doc, "");
        if (page.Headings.TryGetValue(anchor, out var at) && at < all.Count) return all[at].Anchor;
        if (all.FirstOrDefault(h => h.Anchor == anchor) is { } same) return same.Anchor;
        var wanted = Squeezed(anchor);
        return wanted.Length == 0 ? null : (all.FirstOrDefault(h => Squeezed(h.Anchor) == wanted || Squeezed(h.Text) == wanted) ?? all.FirstOrDefault(h => wanted.Length >= LongEnough && Squeezed(h.Text).StartsWith(wanted[..LongEnough], StringComparison.Ordinal)))?.Anchor;
    }

    private static string Squeezed(string words) => string.Concat(words.ToLowerInvariant().Replace("&", "and", StringComparison.Ordinal).Where(char.IsLetterOrDigit));

    private static Node Walk(Node node, Func<Node, Node> heading)
    {
        if (node.Type.Name == "heading") return heading(node);
        if (node.IsText || node.ChildCount == 0 || node.IsTextblock) return node;
        var children = node.Children.Select(child => Walk(child, heading)).ToList();
        return children.Zip(node.Children).All(pair => ReferenceEquals(pair.First, pair.Second)) ? node : node.Copy(Fragment.From(children));
    }

    [GeneratedRegex(@"\s*\{:?\s?##?(?<name>[^{}\s]{1,200})\s*\}\s*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
