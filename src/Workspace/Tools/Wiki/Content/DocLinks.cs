using System.Collections.Immutable;
using Workspace.Prose;

namespace Workspace.Tools.Wiki.Content;

/// <summary>Walks and rewrites the addresses in a document: links, pictures, things.</summary>
public static class DocLinks
{
    /// <summary>The document with other addresses. A link that becomes null is text; a picture that becomes null is its description.</summary>
    public static Node Rewrite(Node doc, Func<string, string?> link, Func<string, string?>? picture = null, Func<Node, Node>? thing = null) => new Rewriter(link, picture, thing).Node(doc);

    /// <summary>Every node below, parents first.</summary>
    public static IEnumerable<Node> All(Node doc)
    {
        var found = new List<Node>();
        doc.Descendants((node, _, _, _) =>
        {
            found.Add(node);
            return true;
        });
        return found;
    }

    /// <summary>The address a piece of text leads to, or null.</summary>
    public static string? HrefOf(Node node) => node.Marks.FirstOrDefault(m => m.Type.Name == "link")?.Attrs.Text("href");

    private sealed class Rewriter(Func<string, string?> link, Func<string, string?>? picture, Func<Node, Node>? thing)
    {
        public Node Node(Node node)
        {
            var marked = Marks(node);
            if (marked.Type.Name == "image") return Picture(marked);
            if (marked.Type.Name == "thing_link") return thing?.Invoke(marked) ?? marked;
            return marked.ChildCount == 0 ? marked : Children(marked);
        }

        private Node Children(Node node)
        {
            var (children, changed) = (new List<Node>(node.ChildCount), false);
            foreach (var child in node.Children)
            {
                var now = Node(child);
                changed |= !ReferenceEquals(now, child);
                children.Add(now);
            }
            return changed ? node.Copy(Fragment.From(children)) : node;
        }

        private Node Marks(Node node)
        {
            if (node.Marks.IsDefaultOrEmpty || node.Marks.FirstOrDefault(m => m.Type.Name == "link") is not { } mark) return node;
            var href = mark.Attrs.Text("href");
            var now = link(href);
            if (now == href) return node;
            var changed = now is null ? null : node.Type.Schema.Mark("link", ("href", now), ("title", mark.Attrs["title"]));
            return node.WithMarks(changed is null ? node.Marks.Remove(mark) : node.Marks.Replace(mark, changed));
        }

        private Node Picture(Node image)
        {
            var src = image.Attrs.Text("src");
            if (picture is null || picture(src) is not { } now) return picture is null ? image : Described(image);
            return now == src ? image : image.WithAttrs(image.Attrs.With("src", now));
        }

        private static Node Described(Node image)
        {
            var alt = image.Attrs.Text("alt");
            return image.Type.Schema.Text(alt.Length > 0 ? $"[Picture: {alt}]" : "[Picture]").WithMarks(image.Marks);
        }
    }
}
