namespace Workspace.Prose.Tests.Properties;

/// <summary>What a browser does: edits at once, sends without waiting, and carries its own unconfirmed steps over what arrives.</summary>
internal sealed class Browser(Node start)
{
    private readonly List<Own> unconfirmed = [];

    public Node Doc { get; private set; } = start;

    public int Version { get; private set; }

    /// <summary>Words that were taken from this author, as server and browser named them.</summary>
    public string Named { get; private set; } = "";

    /// <summary>Takes back the last step, as long as nothing arrived since.</summary>
    public Step? Undo => unconfirmed is [.., { Inverse: { } undo }] ? undo : null;

    public void Edit(Step step)
    {
        if (Authority.Accept(Doc, [step], []).Accepted is not { } result) return;
        unconfirmed.Add(new Own(step, step.Invert(Doc)));
        Doc = result.Doc;
    }

    /// <summary>Sends what was not sent yet.</summary>
    public void Send(Server server)
    {
        var sent = unconfirmed.Where(u => u.Sent).ToList();
        var batch = unconfirmed.Where(u => !u.Sent).ToList();
        var accepted = server.Submit(Version, [.. batch.Select(u => u.Step)], [.. sent.Select(u => new EarlierStep(u.Step, u.LogIndex - Version))]);
        foreach (var own in batch) own.Sent = true;
        foreach (var (i, made) in accepted.Steps.Index()) batch[made.Index].LogIndex = server.Log.Count - accepted.Steps.Count + i;
        Named += string.Concat(accepted.Dropped.Select(d => d.Text).Concat(accepted.Overwritten.Select(o => o.Text)));
    }

    /// <summary>Takes in the log up to a version: its own steps are taken back, the log comes first, the rest is made again.</summary>
    public void Receive(Server server, int version)
    {
        if (version <= Version) return;
        var arrived = server.Log[Version..version];
        var seen = unconfirmed.TakeWhile(u => u.Sent && (u.LogIndex is null || u.LogIndex < version)).ToList();
        var rest = unconfirmed.Skip(seen.Count).ToList();
        var earlier = seen.Select(u => new EarlierStep(u.Step, u.LogIndex - Version)).ToList();
        var doc = arrived.Aggregate(TakenBack(), (d, step) => step.Apply(d).Doc!);
        var result = Rebase.Over(doc, [.. rest.Select(u => u.Step)], arrived, earlier);
        unconfirmed.Clear();
        foreach (var made in result.Steps)
        {
            unconfirmed.Add(rest[made.Index] with { Step = made.Step, Inverse = made.Step.Invert(doc) });
            doc = made.Step.Apply(doc).Doc!;
        }
        Named += string.Concat(result.Dropped.Select(d => d.Text).Concat(result.Overwritten.Select(o => o.Text)));
        (Version, Doc) = (version, result.Doc);
    }

    private Node TakenBack() => Enumerable.Reverse(unconfirmed).Aggregate(Doc, (doc, own) => own.Inverse!.Apply(doc).Doc!);

    private sealed record Own(Step Step, Step? Inverse)
    {
        public bool Sent { get; set; }

        public int? LogIndex { get; set; }
    }
}
