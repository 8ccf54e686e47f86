using Workspace.Prose;

namespace Workspace.Tools.Forums.Posts;

/// <summary>Finds who is named by "@Joan Hughes" and marks the name; a name of somebody who is not in the space becomes plain words.</summary>
internal sealed class Names(SpacePeople people)
{
    private const int MostSigns = 2_000;
    private int _signs;

    public static Node In(Node doc, SpacePeople people) => new Names(people).Block(doc);

    private Node Block(Node node)
    {
        if (node.ChildCount == 0 || node.Type.Name == "code_block") return node;
        var (children, changed) = (new List<Node>(node.ChildCount), false);
        foreach (var child in node.Children)
        {
            var before = children.Count;
            if (child.IsText) children.AddRange(Words(child));
            else children.Add(child.Type.Name == "mention" ? Mention(child) : Block(child));
            changed |= children.Count != before + 1 || !ReferenceEquals(children[before], child);
        }
        return changed ? node.Copy(Fragment.From(children)) : node;
    }

    private Node Mention(Node mention)
    {
        var known = Guid.TryParse(mention.Attrs.Text("person"), out var id) && people.IsPresent(id);
        return known ? mention.WithAttrs(mention.Attrs.With("name", people.Name(id))) : mention.Type.Schema.Text("@" + mention.Attrs.Text("name")).WithMarks(mention.Marks);
    }

    private IEnumerable<Node> Words(Node text)
    {
        var left = text.Text!;
        if (left.Contains('@', StringComparison.Ordinal) && !text.Marks.Any(m => m.Type.Name is "code" or "link"))
        {
            while (Next(left) is var (start, member))
            {
                if (start > 0) yield return text.WithText(left[..start]);
                yield return text.Type.Schema.Node("mention", [("person", member.PersonId.ToString()), ("name", member.Name)]).WithMarks(text.Marks);
                left = left[(start + 1 + member.Name.Length)..];
            }
        }
        if (left.Length > 0) yield return text.WithText(left);
    }

    private (int Start, Spaces.Member Member)? Next(string text)
    {
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0 && _signs++ < MostSigns; at = text.IndexOf('@', at + 1))
        {
            if (at > 0 && char.IsLetterOrDigit(text[at - 1])) continue; // an address of mail
            var rest = text.AsSpan(at + 1);
            foreach (var member in people.LongestFirst)
            {
                if (rest.StartsWith(member.Name, StringComparison.OrdinalIgnoreCase) && (rest.Length == member.Name.Length || !char.IsLetterOrDigit(rest[member.Name.Length]))) return (at, member);
            }
        }
        return null;
    }
}
