namespace Workspace.Prose.Tests.Properties;

/// <summary>What a browser does: edits at once, sends without waiting, and carries its own unconfirmed steps over what arrives.</summary>
internal sealed class Browser(Node start)
{
    private readonly List<Own> unconfirmed = [];

    public Node Doc { get; private set; } = start;

    public int Version { get; private set; }

    public void Edit(Edit edit)
    {
        var step = edit.Choice % 7 == 3 && unconfirmed is [.., { Inverse: { } undo }] ? undo : Edits.StepOf(Doc, edit);
        if (Authority.Accept(Doc, [step], []).Accepted is not { } result) return;
        unconfirmed.Add(new Own(step, step.Invert(Doc)));
        Doc = result.Doc;
    }

    /// <summary>Sends what was not sent yet.</summary>
    public void Send(List<Step> log, List<Node> versions)
    {
        var sent = unconfirmed.Where(u => u.Sent).ToList();
        var batch = unconfirmed.Where(u => !u.Sent).ToList();
        var since = log.GetRange(Version, log.Count - Version);
        var earlier = sent.Select(u => new EarlierStep(u.Step, u.LogIndex - Version)).ToList();
        var verdict = Authority.Accept(versions[^1], [.. batch.Select(u => u.Step)], since, earlier);
        foreach (var own in batch) own.Sent = true;
        if (verdict.Accepted is not { } accepted) return;
        foreach (var made in accepted.Steps)
        {
            batch[made.Index].LogIndex = log.Count;
            log.Add(made.Step);
            versions.Add(made.Step.Apply(versions[^1]).Doc!);
        }
        Assert.Equal(accepted.Doc, versions[^1]);
    }

    /// <summary>Takes in the log up to a version.</summary>
    public void Receive(List<Step> log, List<Node> versions, int version)
    {
        if (version <= Version) return;
        var seen = unconfirmed.TakeWhile(u => u.Sent && (u.LogIndex is null || u.LogIndex < version)).ToList();
        var rest = unconfirmed.Skip(seen.Count).ToList();
        var result = Rebase.Over(
            versions[version], [.. rest.Select(u => u.Step)], log.GetRange(Version, version - Version), [.. seen.Select(u => new EarlierStep(u.Step, u.LogIndex - Version))]);
        unconfirmed.Clear();
        unconfirmed.AddRange(result.Steps.Select(s => rest[s.Index] with { Step = s.Step, Inverse = null }));
        (Version, Doc) = (version, result.Doc);
    }

    private sealed record Own(Step Step, Step? Inverse)
    {
        public bool Sent { get; set; }

        public int? LogIndex { get; set; }
    }
}
