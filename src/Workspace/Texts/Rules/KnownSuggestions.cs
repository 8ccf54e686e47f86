using Workspace.Prose;

namespace Workspace.Texts.Rules;

/// <summary>The suggestions that are or were in a text: nobody can bring in one in another's name, and everybody can move or put back those that exist.</summary>
internal sealed class KnownSuggestions
{
    private readonly HashSet<(string Id, string Person)> _known = [];

    public KnownSuggestions(Node doc) => Note(MarksOf.In(doc.Content));

    public void Note(IEnumerable<Step> steps) => Note(steps.SelectMany(MarksOf.Steps).Select(m => m.Mark));

    public string? Problem(IEnumerable<Step> steps, string person) =>
        steps.SelectMany(MarksOf.Steps).Any(m => IsSuggestion(m.Mark) && m.Mark.Attrs.Text("person") != person && !_known.Contains(Key(m.Mark)))
            ? "A suggestion carries the name of who makes it. Yours cannot carry another's."
            : null;

    private static bool IsSuggestion(Mark mark) => mark.Type.Name is "insertion" or "deletion";

    private static (string, string) Key(Mark mark) => (mark.Attrs.Text("id"), mark.Attrs.Text("person"));

    private void Note(IEnumerable<Mark> marks)
    {
        foreach (var mark in marks.Where(IsSuggestion))
        {
            _known.Add(Key(mark));
        }
    }
}
