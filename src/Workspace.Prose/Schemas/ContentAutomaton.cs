namespace Workspace.Prose;

/// <summary>Makes a deterministic automaton of a content expression: a nondeterministic one by Thompson's construction, then the subsets of its states.</summary>
/// <remarks>The order of edges decides what is filled in where something is missing, so states are numbered and visited as the browser's engine does it.</remarks>
internal sealed class ContentAutomaton
{
    private readonly List<List<Edge>> states = [[]];
    private readonly Dictionary<string, ContentMatch> built = new(StringComparer.Ordinal);

    public ContentAutomaton(ContentTerm term)
    {
        var open = Compile(term, 0);
        Connect(open, State());
    }

    public ContentMatch Build() => Explore(Reachable(0));

    private sealed record Edge(NodeType? Type)
    {
        public int To { get; set; }
    }

    private List<Edge> Compile(ContentTerm term, int from) => term switch
    {
        ContentTerm.Choice choice => [.. choice.Options.SelectMany(o => Compile(o, from))],
        ContentTerm.Sequence sequence => CompileSequence(sequence.Parts, from),
        ContentTerm.Star star => CompileStar(star.Of, from),
        ContentTerm.Plus plus => CompilePlus(plus.Of, from),
        ContentTerm.Optional optional => [Leave(from), .. Compile(optional.Of, from)],
        ContentTerm.Range range => CompileRange(range, from),
        ContentTerm.Name name => [Leave(from, name.Type)],
        _ => throw new ProseException("This is no part of a content expression."),
    };

    private List<Edge> CompileSequence(IReadOnlyList<ContentTerm> parts, int from)
    {
        for (var i = 0; ; i++)
        {
            var next = Compile(parts[i], from);
            if (i == parts.Count - 1) return next;
            Connect(next, from = State());
        }
    }

    private List<Edge> CompileStar(ContentTerm term, int from)
    {
        var loop = State();
        Leave(from).To = loop;
        Connect(Compile(term, loop), loop);
        return [Leave(loop)];
    }

    private List<Edge> CompilePlus(ContentTerm term, int from)
    {
        var loop = State();
        Connect(Compile(term, from), loop);
        Connect(Compile(term, loop), loop);
        return [Leave(loop)];
    }

    private List<Edge> CompileRange(ContentTerm.Range range, int from)
    {
        var current = from;
        for (var i = 0; i < Math.Max(range.Min, range.Max ?? 0); i++)
        {
            var next = State();
            if (i >= range.Min) Leave(current).To = next;
            Connect(Compile(range.Of, current), next);
            current = next;
        }
        if (range.Max is null) Connect(Compile(range.Of, current), current);
        return [Leave(current)];
    }

    private int State()
    {
        states.Add([]);
        return states.Count - 1;
    }

    private Edge Leave(int from, NodeType? type = null)
    {
        var edge = new Edge(type);
        states[from].Add(edge);
        return edge;
    }

    private static void Connect(List<Edge> edges, int to)
    {
        foreach (var edge in edges) edge.To = to;
    }

    /// <summary>The states reached without a node, highest number first; those with one way out only are passed through.</summary>
    private List<int> Reachable(int from)
    {
        var found = new List<int>();
        Scan(from);
        found.Sort((a, b) => b - a);
        return found;

        void Scan(int state)
        {
            var edges = states[state];
            if (edges is [{ Type: null } only])
            {
                Scan(only.To);
                return;
            }
            found.Add(state);
            foreach (var edge in edges) if (edge.Type is null && !found.Contains(edge.To)) Scan(edge.To);
        }
    }

    private ContentMatch Explore(List<int> from)
    {
        var match = built[string.Join(',', from)] = new ContentMatch(from.Contains(states.Count - 1));
        foreach (var (type, to) in Transitions(from))
        {
            to.Sort((a, b) => b - a);
            match.Add(type, built.TryGetValue(string.Join(',', to), out var known) ? known : Explore(to));
        }
        return match;
    }

    private List<(NodeType Type, List<int> To)> Transitions(List<int> from)
    {
        var found = new List<(NodeType Type, List<int> To)>();
        foreach (var edge in from.SelectMany(s => states[s]))
        {
            if (edge.Type is not { } type) continue;
            var known = found.FindIndex(f => f.Type == type);
            if (known < 0) found.Add((type, []));
            var to = found[known < 0 ? ^1 : known].To;
            to.AddRange(Reachable(edge.To).Where(s => !to.Contains(s)));
        }
        return found;
    }
}
