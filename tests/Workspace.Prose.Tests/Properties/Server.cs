namespace Workspace.Prose.Tests.Properties;

/// <summary>The order of changes, and the document they make.</summary>
internal sealed class Server(Node start)
{
    public List<Step> Log { get; } = [];

    public Node Doc { get; private set; } = start;

    public RebaseResult Submit(int version, IReadOnlyList<Step> batch, IReadOnlyList<EarlierStep> earlier)
    {
        var verdict = Authority.Accept(Doc, batch, Log[version..], earlier);
        if (verdict.Accepted is not { } accepted) return new RebaseResult(Doc, [], [.. batch.Select((s, i) => new DroppedStep(i, s, verdict.Refused!, s.InsertedText))], []);
        Log.AddRange(accepted.Steps.Select(s => s.Step));
        Doc = accepted.Doc;
        return accepted;
    }
}
