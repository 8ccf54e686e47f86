namespace Workspace.Prose;

/// <summary>What a single node must keep, whatever it holds: its attributes, its marks and its words.</summary>
internal static class NodeRules
{
    /// <summary>Nobody needs more marks on one word; comparing each with each has to end.</summary>
    private const int MostMarks = 64;

    /// <exception cref="ProseException">It does not.</exception>
    public static void Check(Node node)
    {
        CheckAttrs(node.Attrs, node.Type.Name);
        foreach (var needed in node.Type.Spec.Needs ?? []) CheckNeeded(node, needed);
        if (!node.Marks.IsEmpty) CheckMarks(node);
        if (node.Text is { } text && ProseText.Problem(text) is { } problem) throw new ProseException(problem);
    }

    /// <exception cref="ProseException">The mark has an attribute that may not be so.</exception>
    public static void Check(Mark mark) => CheckAttrs(mark.Attrs, mark.Type.Name);

    private static void CheckAttrs(Attrs attrs, string owner)
    {
        for (var i = 0; i < attrs.Count; i++)
        {
            var (name, value) = attrs.At(i);
            if (!attrs.Specs[i].Rule.Allows(value)) throw new ProseException($"The attribute '{name}' of '{owner}' cannot be {Shown(value)}.");
        }
    }

    private static void CheckNeeded(Node node, IReadOnlyList<string> names)
    {
        if (names.All(n => node.Attrs[n] is null or false or "")) throw new ProseException($"'{node.Type.Name}' needs {string.Join(" or ", names)}.");
    }

    private static void CheckMarks(Node node)
    {
        if (node.Marks.Length > MostMarks) throw new ProseException($"'{node.Type.Name}' carries more than {MostMarks} marks.");
        var set = Mark.None;
        foreach (var mark in node.Marks)
        {
            Check(mark);
            set = mark.AddToSet(set);
        }
        if (!Mark.SameSet(set, node.Marks)) throw new ProseException($"These marks cannot stand together on '{node.Type.Name}': {string.Join(", ", node.Marks)}.");
    }

    private static string Shown(object? value) => value switch { null => "empty", string { Length: > 40 } text => $"'{text[..40]}…'", _ => $"'{value}'" };
}
