using System.Diagnostics;
using Workspace.Prose;

namespace Workspace.Bench.Prose;

/// <summary>Plays a trace as a server and its browsers would, and keeps the steps in the order the server accepted them.</summary>
internal sealed class Replay(Trace trace)
{
    private readonly List<Step> log = [];
    private readonly List<Node> versions = [Paragraphs.Empty];
    private readonly List<Writer> authors = [];
    private readonly Stopwatch serving = new();

    public IReadOnlyList<Step> Log => log;

    public Node Doc => versions[^1];

    /// <summary>What the server needed to carry batches over and to check them.</summary>
    public TimeSpan Serving => serving.Elapsed;

    public Replay Play()
    {
        var ends = new List<int>();
        Dictionary<int, Writer> writers = [];
        for (var i = 0; i < trace.Transactions.Count; i++)
        {
            var transaction = trace.Transactions[i];
            if (!writers.TryGetValue(transaction.Agent, out var writer)) writers[transaction.Agent] = writer = new Writer();
            foreach (var parent in transaction.Parents) if (trace.Transactions[parent].Agent != transaction.Agent) writer.Receive(log, versions, ends[parent]);
            foreach (var patch in transaction.Patches) Submit(writer, writer.Edit(trace.Concurrent ? null : Doc, patch));
            ends.Add(log.Count);
            Confirm(writer);
        }
        return this;
    }

    /// <summary>What a browser has seen it is told to be in the log: its own steps, where nothing it has not seen stands before them.</summary>
    private void Confirm(Writer writer)
    {
        var version = writer.Version;
        while (version < log.Count && authors[version] == writer) version++;
        writer.Receive(log, versions, version);
    }

    private void Submit(Writer writer, Step step)
    {
        var since = trace.Concurrent ? log.GetRange(writer.Version, log.Count - writer.Version) : [];
        var earlier = trace.Concurrent ? writer.Earlier() : [];
        serving.Start();
        var accepted = Authority.Accept(Doc, [step], since, earlier).Accepted;
        serving.Stop();
        if (accepted is null) throw new InvalidOperationException($"The server refused {step}.");
        writer.Sent(step, accepted.Steps.Count > 0 ? log.Count : null);
        foreach (var made in accepted.Steps)
        {
            log.Add(made.Step);
            authors.Add(writer);
            versions.Add(accepted.Doc);
        }
    }
}
