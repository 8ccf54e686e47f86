using System.Collections.Immutable;
using Workspace.Prose;

namespace Workspace.Texts.Rules;

/// <summary>A document without one person's suggestions, as a row of openings, closings and words.</summary>
internal sealed class Unsuggested
{
    private readonly List<Token> _tokens = [];
    private readonly Dictionary<string, int> _commented = new(StringComparer.Ordinal);
    private readonly string _person;

    private Unsuggested(string person) => _person = person;

    /// <summary>The blocks from one to another, and the end of the block before them.</summary>
    public static Unsuggested Of(Node doc, int first, int end, string person)
    {
        var row = new Unsuggested(person);
        if (first > 0)
        {
            row._tokens.Add(Token.Close(doc.Child(first - 1)));
        }

        for (var i = first; i < end; i++)
        {
            row.Add(doc.Child(i));
        }

        return row;
    }

    public static bool IsOwn(Node node, string mark, string person) => node.Marks.Any(m => IsOwn(m, mark, person));

    /// <summary>The same, and no comment lost its words.</summary>
    public bool SameAs(Unsuggested after) =>
        _tokens.Count == after._tokens.Count
        && _tokens.Zip(after._tokens).All(pair => pair.First.Equals(pair.Second))
        && _commented.All(comment => after._commented.GetValueOrDefault(comment.Key) >= comment.Value);

    private static bool IsOwn(Mark mark, string type, string person) => mark.Type.Name == type && mark.Attrs.Text("person") == person;

    private void Add(Node node)
    {
        var inserted = IsOwn(node, "insertion", _person);
        if (node.IsText || node.IsLeaf)
        {
            if (!inserted)
            {
                AddLeaf(node);
            }

            return;
        }

        if (!inserted)
        {
            Note(node, 1);
            _tokens.Add(Token.Open(node, Others(node.Marks)));
            AddInside(node);
            _tokens.Add(Token.Close(node));
        }
        else if (_tokens.Count > 0 && _tokens[^1].IsClose)
        {
            var closed = _tokens[^1]; // the boundary was put in: both sides are one again
            _tokens.RemoveAt(_tokens.Count - 1);
            AddInside(node);
            _tokens.Add(closed);
        }
        else
        {
            AddInside(node);
        }
    }

    private void AddInside(Node node)
    {
        foreach (var child in node.Children)
        {
            Add(child);
        }
    }

    private void AddLeaf(Node leaf)
    {
        Note(leaf, leaf.NodeSize);
        var marks = Others(leaf.Marks);
        if (leaf.Text is { } text && _tokens.Count > 0 && _tokens[^1] is { Text: { } before } last && Mark.SameSet(last.Marks, marks))
        {
            _tokens[^1] = last with { Text = before + text };
        }
        else
        {
            _tokens.Add(new(leaf.Type, leaf.IsText ? Attrs.None : leaf.Attrs, marks, leaf.Text, false));
        }
    }

    private void Note(Node node, int size)
    {
        foreach (var mark in node.Marks.Where(m => m.Type.Name == "comment"))
        {
            _commented[mark.Attrs.Text("id")] = _commented.GetValueOrDefault(mark.Attrs.Text("id")) + size;
        }
    }

    private ImmutableArray<Mark> Others(ImmutableArray<Mark> marks) =>
        marks.IsEmpty ? marks : [.. marks.Where(m => m.Type.Name != "comment" && !IsOwn(m, "insertion", _person) && !IsOwn(m, "deletion", _person))];

    private sealed record Token(NodeType Type, Attrs Attrs, ImmutableArray<Mark> Marks, string? Text, bool IsClose)
    {
        public static Token Open(Node node, ImmutableArray<Mark> marks) => new(node.Type, node.Attrs, marks, null, false);

        public static Token Close(Node node) => new(node.Type, Attrs.None, [], null, true);

        public bool Equals(Token? other) =>
            other is not null && IsClose == other.IsClose && Type == other.Type && Text == other.Text && Attrs.Equals(other.Attrs) && Mark.SameSet(Marks, other.Marks);

        public override int GetHashCode() => HashCode.Combine(Type.Name, Text, IsClose);
    }
}
