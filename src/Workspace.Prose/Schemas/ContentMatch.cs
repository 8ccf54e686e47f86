using System.Collections.Immutable;

namespace Workspace.Prose;

/// <summary>A state of the automaton of a content expression: what may come next, and whether the content may end here.</summary>
public sealed class ContentMatch(bool validEnd)
{
    private readonly List<(NodeType Type, ContentMatch Next)> edges = [];
    private ContentMatch?[] byType = [];

    /// <summary>The state of a node that can hold nothing.</summary>
    public static ContentMatch Empty { get; } = new(validEnd: true);

    /// <summary>Whether the content may end here.</summary>
    public bool ValidEnd { get; } = validEnd;

    /// <summary>What may come next and where it leads, in the order of the expression.</summary>
    public IReadOnlyList<(NodeType Type, ContentMatch Next)> Edges => edges;

    /// <summary>The first kind that may come next and can be made without being told anything, or null.</summary>
    public NodeType? DefaultType => edges.Select(e => e.Type).FirstOrDefault(CanBeMade);

    /// <summary>The state after a node of that kind, or null where it may not stand here.</summary>
    public ContentMatch? MatchType(NodeType type) => type.Index < byType.Length ? byType[type.Index] : null;

    /// <summary>The state after the children from <paramref name="start"/> up to <paramref name="end"/>, or null where they do not fit.</summary>
    public ContentMatch? MatchFragment(Fragment content, int start = 0, int? end = null) => content.Match(this, start, end ?? content.ChildCount);

    /// <summary>Whether something may come next both here and there.</summary>
    public bool Compatible(ContentMatch other) => edges.Exists(e => other.MatchType(e.Type) is not null);

    /// <summary>The nodes that have to come first so that <paramref name="after"/> fits (and may end the content, when <paramref name="toEnd"/>), or null.</summary>
    public Fragment? FillBefore(Fragment after, bool toEnd = false, int startIndex = 0)
    {
        var seen = new List<ContentMatch> { this };
        return Search(this, []);

        Fragment? Search(ContentMatch match, ImmutableArray<NodeType> types)
        {
            if (match.MatchFragment(after, startIndex) is { } finished && (!toEnd || finished.ValidEnd))
                return Fragment.From(types.Select(t => t.CreateAndFill()!));
            foreach (var (type, next) in match.edges)
            {
                if (!CanBeMade(type) || seen.Contains(next)) continue;
                seen.Add(next);
                if (Search(next, types.Add(type)) is { } found) return found;
            }
            return null;
        }
    }

    /// <summary>The shortest chain of nodes, outermost first, in which a node of the kind may stand here; empty where it may stand by itself; null where there is none.</summary>
    public IReadOnlyList<NodeType>? FindWrapping(NodeType target)
    {
        var seen = new HashSet<NodeType>();
        var active = new Queue<(ContentMatch Match, ImmutableArray<NodeType> Around)>([(this, [])]);
        while (active.TryDequeue(out var current))
        {
            if (current.Match.MatchType(target) is not null) return current.Around;
            foreach (var (type, next) in current.Match.edges)
                if (!type.IsLeaf && !type.HasRequiredAttrs && (current.Around.IsEmpty || next.ValidEnd) && seen.Add(type))
                    active.Enqueue((type.ContentMatch, current.Around.Add(type)));
        }
        return null;
    }

    internal bool HasInlineContent => edges.Count > 0 && edges[0].Type.IsInline;

    internal static bool CanBeMade(NodeType type) => !type.IsText && !type.HasRequiredAttrs;

    internal void Add(NodeType type, ContentMatch next)
    {
        edges.Add((type, next));
        if (byType.Length <= type.Index) Array.Resize(ref byType, type.Index + 1);
        byType[type.Index] = next;
    }
}
