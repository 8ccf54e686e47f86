using Workspace.Prose;
using Workspace.Spaces;

namespace Workspace.Texts;

/// <summary>Who a posted text calls: names chosen from the list, and "@Joan Hughes" as it was typed. Only members are called, and by their own names.</summary>
public static class Called
{
    /// <summary>Whether anybody may be called in it, so that nobody's name is read for nothing.</summary>
    public static bool IsAnybody(Node doc) => doc.TextContent.Contains('@', StringComparison.Ordinal) || PostedText.People(doc).Count > 0;

    /// <summary>The text with each calling as the schema knows it; who is no member is left as words.</summary>
    public static Node Apply(Node doc, IReadOnlyCollection<Member> members) => Block(doc, Names.Of(members, checks: true));

    /// <summary>The same of a text that several people write: what is typed anew is read, and what stood there stays as it was.</summary>
    public static Node ApplyTyped(Node doc, IReadOnlyCollection<Member> members) => Block(doc, Names.Of(members, checks: false));

    private static Node Block(Node node, Names names)
    {
        if (node.ChildCount == 0 || node.Type.Name == "code_block") return node;
        return node.Copy(Fragment.From(node.Children.SelectMany(child => child.IsText ? Words(child, names) : [child.Type.Name == "mention" && names.Checks ? Checked(child, names) : Block(child, names)])));
    }

    private static Node Checked(Node mention, Names names)
    {
        var schema = mention.Type.Schema;
        return names.ById.TryGetValue(Guid.Parse(mention.Attrs.Text("person")), out var name)
            ? schema.Node("mention", [("person", mention.Attrs.Text("person")), ("name", name)]).WithMarks(mention.Marks)
            : schema.Text("@" + mention.Attrs.Text("name")).WithMarks(mention.Marks);
    }

    private static IEnumerable<Node> Words(Node text, Names names)
    {
        var words = text.Text!;
        if (text.Marks.Any(m => m.Type.Name is "code" or "link")) words = "";
        var from = 0;
        for (var at = words.IndexOf('@'); at >= 0; at = words.IndexOf('@', at + 1))
        {
            if ((at > 0 && char.IsLetterOrDigit(words[at - 1])) || Named(words.AsSpan(at + 1), names) is not { } person) continue;
            if (at > from) yield return text.WithText(words[from..at]);
            yield return text.Type.Schema.Node("mention", [("person", person.Key.ToString()), ("name", person.Value)]).WithMarks(text.Marks);
            from = at + 1 + person.Value.Length;
            at = from - 1;
        }
        if (from == 0) yield return text;
        else if (from < words.Length) yield return text.WithText(words[from..]);
    }

    private static KeyValuePair<Guid, string>? Named(ReadOnlySpan<char> rest, Names names)
    {
        foreach (var person in names.ByLength)
        {
            if (rest.StartsWith(person.Value, StringComparison.OrdinalIgnoreCase) && (rest.Length == person.Value.Length || !char.IsLetterOrDigit(rest[person.Value.Length]))) return person;
        }
        return null;
    }

    private sealed record Names(Dictionary<Guid, string> ById, IReadOnlyList<KeyValuePair<Guid, string>> ByLength, bool Checks)
    {
        public static Names Of(IReadOnlyCollection<Member> members, bool checks)
        {
            var byId = members.Where(m => m.LeftAt is null).ToDictionary(m => m.PersonId, m => m.Name);
            return new(byId, [.. byId.OrderByDescending(m => m.Value.Length)], checks);
        }
    }
}
