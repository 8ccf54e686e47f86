using System.Text;
using Workspace.Bench.Prose;
using Workspace.Prose;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace Workspace.Tests.Texts;

/// <summary>Plays a recorded editing session through the hub: each author by an editor of their own, accepted in the order of the file, each batch made on what its author had seen.</summary>
internal sealed class TraceRun
{
    private const int AtOnce = 100, Burst = 1_000;
    private const double MostPerSecond = 200;

    private readonly Trace _trace;
    private readonly IReadOnlyList<Editor> _editors;
    private readonly List<Step> _log = [];
    private readonly List<Node> _docs;
    private readonly List<Writer> _authors = [];
    private readonly List<int> _versionAt = [0];
    private readonly Dictionary<int, Writer> _writers = [];
    private readonly int[] _sequences;
    private readonly long _started = Stopwatch.GetTimestamp();
    private IReadOnlyList<Step> _heard = [];
    private int _version;

    /// <summary>The editors are open at an empty text, one for each author; they must not send by themselves.</summary>
    public TraceRun(Trace trace, IReadOnlyList<Editor> editors)
    {
        (_trace, _editors, _docs, _sequences) = (trace, editors, [Paragraphs.Empty], new int[editors.Count]);
        editors[0].Heard = (commit, _) => _heard = ProseJson.ReadSteps(Schema.Standard, Encoding.UTF8.GetBytes(commit.GetProperty("steps").GetRawText()));
    }

    /// <summary>How many batches were stale when they arrived, so that the server had to carry them over.</summary>
    public int CarriedByServer { get; private set; }

    public string Text => Paragraphs.TextOf(_editors[0].Confirmed);

    public async Task<TraceRun> PlayAsync()
    {
        if (!_trace.Concurrent)
        {
            await PlayAloneAsync();
            return this;
        }

        var ends = new List<int>();
        foreach (var transaction in _trace.Transactions)
        {
            var writer = _writers.TryGetValue(transaction.Agent, out var known) ? known : _writers[transaction.Agent] = new();
            foreach (var parent in transaction.Parents.Where(p => _trace.Transactions[p].Agent != transaction.Agent))
            {
                writer.Receive(_log, _docs, ends[parent]);
            }

            foreach (var patch in transaction.Patches)
            {
                await TakeAsync(writer, transaction.Agent, writer.Edit(null, patch));
            }

            ends.Add(_log.Count);
            Confirm(writer);
        }

        return this;
    }

    private async Task PlayAloneAsync()
    {
        var (doc, steps) = (Paragraphs.Empty, new List<Step>());
        foreach (var patch in _trace.Transactions.SelectMany(t => t.Patches))
        {
            var step = Paragraphs.StepOf(doc, patch);
            steps.Add(step);
            doc = step.Apply(doc).Doc!;
            if (steps.Count == AtOnce)
            {
                await SendAsync(0, _version, steps);
                steps.Clear();
            }
        }

        if (steps.Count > 0)
        {
            await SendAsync(0, _version, steps);
        }
    }

    // As in Replay: what a writer has seen it is told to be in the log.
    private void Confirm(Writer writer)
    {
        var seen = writer.Version;
        while (seen < _log.Count && _authors[seen] == writer)
        {
            seen++;
        }

        writer.Receive(_log, _docs, seen);
    }

    // Where nothing of the writer's own stands between what was seen and the batch, it goes out stale and the server carries it over; else the editor has to, as the browser does.
    private async Task TakeAsync(Writer writer, int agent, Step step)
    {
        var earlier = writer.Earlier();
        if (earlier.Count == 0)
        {
            CarriedByServer += writer.Version < _log.Count ? 1 : 0;
            await SendAsync(agent, _versionAt[writer.Version], [step]);
        }
        else
        {
            var carried = Rebase.Over(_docs[^1], [step], _log.GetRange(writer.Version, _log.Count - writer.Version), earlier).Steps;
            if (carried.Count == 0)
            {
                writer.Sent(step, null);
                return;
            }

            await SendAsync(agent, _version, [.. carried.Select(s => s.Step)]);
        }

        writer.Sent(step, _heard.Count > 0 ? _log.Count : null);
        foreach (var made in _heard)
        {
            _log.Add(made);
            _authors.Add(writer);
            _docs.Add(_editors[0].Confirmed);
            _versionAt.Add(_version);
        }

        _versionAt[^1] = _version;
    }

    private async Task SendAsync(int agent, int since, IReadOnlyList<Step> steps)
    {
        await PaceAsync(agent);
        await _editors[agent].SubmitAsync(since, ++_sequences[agent], Encoding.UTF8.GetString(ProseJson.Write(steps).Span));
        await _editors[0].AtAsync(++_version);
    }

    // The hub cuts off a page that sends faster than any hand; a recording is played no faster.
    private Task PaceAsync(int agent)
    {
        var due = TimeSpan.FromSeconds((_sequences[agent] - Burst) / MostPerSecond) - Stopwatch.GetElapsedTime(_started);
        return due > TimeSpan.Zero ? Task.Delay(due) : Task.CompletedTask;
    }
}
