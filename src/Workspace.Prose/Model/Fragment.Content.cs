namespace Workspace.Prose;

/// <content>What is known of a whole fragment and kept, so that a small change to a long one is checked at the cost of the change.</content>
public sealed partial class Fragment
{
    private Transition? transition;
    private int jsonSize = -1;
    private bool isChecked;

    /// <summary>The place of the only child, or part, of which nothing is known yet; -1 where there is no such.</summary>
    private int unknown = -1;

    /// <summary>Bytes of all others as JSON, with the commas.</summary>
    private int jsonRest;

    private sealed record Transition(ContentMatch From, ContentMatch? To);

    /// <summary>Bytes of the children as JSON, with a comma between two.</summary>
    internal int JsonSize => jsonSize >= 0 ? jsonSize : jsonSize = unknown >= 0 ? jsonRest + JsonSizeAt(unknown) : JsonSizeOfAll();

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

    /// <summary>Checks every child of which it is not known already.</summary>
    /// <exception cref="ProseException">One is not as the schema wants it.</exception>
    internal void Check()
    {
        if (isChecked) return;
        if (unknown >= 0) CheckAt(unknown);
        else for (var i = 0; i < Branches; i++) CheckAt(i);
        isChecked = true;
    }

    private ContentMatch? MatchAll(ContentMatch from)
    {
        if (transition is { } known && known.From == from) return known.To;
        ContentMatch? match = from;
        if (parts is not null) foreach (var part in parts) match = match is null ? null : part.MatchAll(match);
        else foreach (var node in nodes) match = match?.MatchType(node.Type);
        if (ChildCount > 4) transition = new Transition(from, match);
        return match;
    }

    private void Remember(Fragment other, int changed)
    {
        if (other.isChecked && other.jsonSize >= 0) jsonRest = other.jsonSize - other.JsonSizeAt(changed);
        else if (other.unknown == changed) jsonRest = other.jsonRest;
        else return;
        unknown = changed;
    }

    private int JsonSizeOfAll()
    {
        var size = Math.Max(0, Branches - 1);
        for (var i = 0; i < Branches; i++) size += JsonSizeAt(i);
        return size;
    }

    private int JsonSizeAt(int branch) => parts is null ? nodes[branch].JsonSize : parts[branch].JsonSize;

    private void CheckAt(int branch)
    {
        if (parts is null) nodes[branch].Check();
        else parts[branch].Check();
    }
}
