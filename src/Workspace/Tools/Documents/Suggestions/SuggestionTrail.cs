using Workspace.Prose;
using Workspace.Tools.Documents.Comments;
using Workspace.Tools.Documents.History;

namespace Workspace.Tools.Documents.Suggestions;

/// <summary>What became of a suggestion whose marks are gone.</summary>
public sealed record SuggestionFate(Suggestion Suggestion, Outcome Outcome, Guid ById, DateTimeOffset At);

/// <summary>Follows suggestions through the log of a text: which came, which went, by whom, and whether their words stayed.</summary>
public sealed class SuggestionTrail
{
    private readonly Dictionary<string, Suggestion> _open;
    private readonly Dictionary<string, SuggestionFate> _gone = [];
    private Node _doc;

    private SuggestionTrail(Node doc) => (_doc, _open) = (doc, Suggested.In(doc).ToDictionary(s => s.Key));

    /// <summary>Those that were there at the beginning or came since, and are gone now.</summary>
    public static IReadOnlyCollection<SuggestionFate> Follow(Node before, IEnumerable<Change> changes)
    {
        var trail = new SuggestionTrail(before);
        foreach (var change in changes) trail.Take(change);
        return trail._gone.Values;
    }

    private void Take(Change change)
    {
        var (before, touches) = (_doc, false);
        foreach (var step in change.Steps)
        {
            touches = touches || Touches(step, _doc);
            _doc = step.Apply(_doc).Doc ?? _doc;
        }
        if (touches) Compare(before, change);
    }

    private void Compare(Node before, Change change)
    {
        var now = Suggested.In(_doc);
        var keys = now.Select(s => s.Key).ToHashSet();
        foreach (var gone in _open.Values.Where(s => !keys.Contains(s.Key)).ToList())
        {
            _open.Remove(gone.Key);
            _gone[gone.Key] = new(gone, OutcomeOf(gone, before, change), change.AuthorId, change.At);
        }
        foreach (var suggestion in now)
        {
            _open[suggestion.Key] = suggestion;
            _gone.Remove(suggestion.Key); // somebody took it back
        }
    }

    // Accepted where what was to come has stayed, or else where what was to go has gone.
    private static Outcome OutcomeOf(Suggestion gone, Node before, Change change)
    {
        var (added, removed) = (new Stretch(), new Stretch());
        var mapping = new Mapping(change.Steps.Select(s => s.GetMap()));
        before.Descendants((node, pos, _, _) =>
        {
            foreach (var mark in node.Marks.Where(m => m.Attrs.Text("id") == gone.Key))
                if (mark.Type.Name is "insertion" or "deletion") (mark.Type.Name == "insertion" ? added : removed).Add(node.NodeSize, mapping.Map(pos + node.NodeSize, -1) - mapping.Map(pos, 1));
            return true;
        });
        if (change.AuthorId == gone.PersonId && (added.Before == 0 || !added.Stayed) && (removed.Before == 0 || removed.Stayed)) return Outcome.Withdrawn;
        return (added.Before > 0 ? added.Stayed : !removed.Stayed) ? Outcome.Accepted : Outcome.NotAccepted;
    }

    private static bool Touches(Step step, Node doc) => step switch
    {
        MarkStep mark => mark.Mark.Type.Name is "insertion" or "deletion",
        AddNodeMarkStep add => add.Mark.Type.Name is "insertion" or "deletion",
        RemoveNodeMarkStep remove => remove.Mark.Type.Name is "insertion" or "deletion",
        _ => step.GetMap().Changes().Any(c => HasSuggestion(doc, c.OldStart, c.OldEnd)) || (step is ReplaceStep { Slice: var slice } && Has(slice.Content)) || step is not (ReplaceStep or MarkStep),
    };

    private static bool HasSuggestion(Node doc, int from, int to)
    {
        var found = false;
        if (to > from)
        {
            doc.NodesBetween(from, Math.Min(to, doc.Content.Size), (node, _, _, _) => !(found = found || Suggested.IsOn(node)));
        }
        return found;
    }

    private static bool Has(Fragment content) => content.Children.Any(c => Suggested.IsOn(c) || Has(c.Content));

    private sealed class Stretch
    {
        public int Before { get; private set; }
        private int After { get; set; }
        public bool Stayed => After * 2 > Before;

        public void Add(int before, int after) => (Before, After) = (Before + before, After + Math.Max(0, after));
    }
}
