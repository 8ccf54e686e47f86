using Workspace.Prose;

namespace Workspace.Bench.Prose;

/// <summary>A browser: the version it has seen, and its own steps on top of that, sent and not yet seen in the log.</summary>
internal sealed class Writer
{
    private readonly List<(Step Step, int? LogIndex)> unconfirmed = [];
    private Node doc = Paragraphs.Empty;

    public int Version { get; private set; }

    public IReadOnlyList<EarlierStep> Earlier() => [.. unconfirmed.Select(u => new EarlierStep(u.Step, u.LogIndex - Version))];

    public Step Edit(Node? current, Patch patch) => Paragraphs.StepOf(current ?? doc, patch);

    public void Sent(Step step, int? logIndex)
    {
        unconfirmed.Add((step, logIndex));
        doc = step.Apply(doc).Doc ?? doc;
    }

    /// <summary>Takes in the log up to a version: its own steps in it are confirmed, the rest is carried over.</summary>
    public void Receive(List<Step> log, List<Node> versions, int version)
    {
        if (version <= Version) return;
        var confirmed = unconfirmed.TakeWhile(u => u.LogIndex is null || u.LogIndex < version).ToList();
        var rest = unconfirmed.Skip(confirmed.Count).ToList();
        var earlier = confirmed.Select(u => new EarlierStep(u.Step, u.LogIndex - Version)).ToList();
        var result = Rebase.Over(versions[version], [.. rest.Select(u => u.Step)], log.GetRange(Version, version - Version), earlier);
        unconfirmed.Clear();
        unconfirmed.AddRange(result.Steps.Select(s => (s.Step, rest[s.Index].LogIndex)));
        (Version, doc) = (version, result.Doc);
    }
}
