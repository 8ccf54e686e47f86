namespace Workspace.Prose;

/// <summary>Something another format could not say or hold, so that nothing goes missing in silence.</summary>
/// <param name="What">What it is, and what stands there instead, as a sentence.</param>
/// <param name="Where">The first place: a line of the source, or the words it was found at.</param>
/// <param name="Count">How many times.</param>
public sealed record Loss(string What, string Where, int Count = 1);

/// <summary>Gathers what is lost on the way into or out of a format: one entry for each kind, with its first place.</summary>
internal sealed class Losses
{
    private readonly Dictionary<string, Loss> byWhat = [];

    public int Count => byWhat.Count;

    public void Add(string what, string where, int count = 1) =>
        byWhat[what] = byWhat.TryGetValue(what, out var known) ? known with { Count = known.Count + count } : new Loss(what, Shorten(where), count);

    /// <summary>Adds a loss at a node; its words are only gathered the first time.</summary>
    public void Add(string what, Node at) =>
        Add(what, byWhat.ContainsKey(what) ? "" : at.Text ?? (at.IsInline ? at.Type.Name : Text.PlainText.Of(at.IsTextblock ? at.Type.Schema.TopNodeType.Create(content: Fragment.From(at)) : at, 80)));

    public IReadOnlyList<Loss> ToList() => [.. byWhat.Values];

    private static string Shorten(string where) => where.Length <= 80 ? where : ProseText.Clean(where[..79]) + "…";
}
