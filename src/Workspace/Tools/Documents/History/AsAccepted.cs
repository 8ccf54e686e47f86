using Workspace.Prose;
using Workspace.Tools.Documents.Suggestions;

namespace Workspace.Tools.Documents.History;

/// <summary>A text as it would read with all that is suggested, and the maps that lead there, each with who suggested it.</summary>
public sealed record AsAccepted(Node Doc, IReadOnlyList<(string Author, StepMap Map)> Maps)
{
    public static AsAccepted Of(Node doc)
    {
        List<(string, StepMap)> maps = [];
        foreach (var step in Deciding.Steps(doc, null, accept: true))
        {
            maps.Add((step is ReplaceStep replace ? Suggester(doc, replace.From) : "", step.GetMap()));
            doc = step.Apply(doc).Doc ?? doc;
        }
        return new(Bare.Of(doc), maps);
    }

    /// <summary>The way back, to begin a log of the text as it really was.</summary>
    public IEnumerable<(string Author, StepMap Map)> Back() => Maps.Reverse().Select(m => (m.Author, m.Map.Invert()));

    private static string Suggester(Node doc, int at) => doc.NodeAt(at)?.Marks.FirstOrDefault(m => m.Type.Name == "deletion")?.Attrs.Text("person") ?? "";
}
