namespace Workspace.Prose;

/// <content>What is known of a whole fragment and kept, so that a small change to a long one is checked at the cost of the change.</content>
public sealed partial class Fragment
{
    private sealed record Transition(ContentMatch From, ContentMatch? To);

    private Transition? transition;
    private int jsonSize = -1;
    private bool isChecked;

    /// <summary>Bytes of the children as JSON, with a comma between two.</summary>
    internal int JsonSize => jsonSize >= 0 ? jsonSize : jsonSize =
        Math.Max(0, Branches - 1) + (parts is null ? nodes.Sum(n => n.JsonSize) : parts.Sum(p => p.JsonSize));

    /// <summary>The state of the automaton after the children from one index up to another.</summary>
    internal ContentMatch? Match(ContentMatch from, int start, int end)
    {
        if (start <= 0 && end >= ChildCount) return MatchAll(from);
        ContentMatch? match = from;
        if (parts is null)
        {
            for (var i = start; match is not null && i < end; i++) match = match.MatchType(Child(i).Type);
            return match;
        }
        foreach (var part in parts)
        {
            if (match is not null && start < part.ChildCount && end > 0) match = part.Match(match, Math.Max(0, start), Math.Min(end, part.ChildCount));
            (start, end) = (start - part.ChildCount, end - part.ChildCount);
        }
        return match;
    }

    /// <summary>Whether a node of that type may hold the marks of these children.</summary>
    internal bool AllowedBy(NodeType type)
    {
        if (!Marked) return true;
        if (parts is not null) return Array.TrueForAll(parts, p => p.AllowedBy(type));
        foreach (var node in nodes) if (!type.AllowsMarks(node.Marks)) return false;
        return true;
    }

    /// <summary>Checks every child.</summary>
    /// <exception cref="ProseException">One is not as the schema wants it.</exception>
    internal void Check()
    {
        if (isChecked) return;
        foreach (var part in parts ?? []) part.Check();
        foreach (var node in nodes) node.Check();
        isChecked = true;
    }

    private ContentMatch? MatchAll(ContentMatch from)
    {
        if (ChildCount > 4 && transition is { } known && known.From == from) return known.To;
        ContentMatch? match = from;
        if (parts is not null) foreach (var part in parts) match = match is null ? null : part.MatchAll(match);
        else foreach (var node in nodes) match = match?.MatchType(node.Type);
        if (ChildCount > 4) transition = new Transition(from, match);
        return match;
    }
}
