using Workspace.Prose;
using Workspace.Texts.Rules;

namespace Workspace.Texts.Writing;

/// <summary>What becomes of the batches that wait, if it can be stored so: each carried over those before it.</summary>
internal sealed class Draft
{
    private readonly TextState _state;
    private readonly Guid _textId;
    private readonly DateTimeOffset _now;
    private readonly Dictionary<string, LastBatch> _tabs = new(StringComparer.Ordinal);
    private Node _doc;

    public Draft(TextState state, Guid textId, IEnumerable<Batch> batches, DateTimeOffset now)
    {
        (_state, _textId, _now, _doc) = (state, textId, DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()), state.Doc);
        foreach (var batch in batches)
        {
            Take(batch);
        }
    }

    public List<Made> Made { get; } = [];

    /// <summary>Those that were stored before, and as which version.</summary>
    public List<(Batch Batch, int Version)> Again { get; } = [];

    public List<(Batch Batch, string Why, string Message)> Refused { get; } = [];

    private void Take(Batch batch)
    {
        if (batch is { Tab: { } tab, Sequence: { } sequence } && !IsNext(batch, tab, sequence))
        {
            return;
        }

        if (Since(batch) is not { } since)
        {
            Refuse(batch, "again", "The text has moved on. It is opened anew, and what you wrote is sent again.");
            return;
        }

        var right = batch.Reader?.Standing.Right ?? TextRight.Write;
        var judgement = Judgement.Of(_doc, batch.Steps, since.Steps, right, batch.Author.PersonId, _state.Known);
        if (judgement.Accepted is not { } result)
        {
            Refuse(batch, judgement.Why!, judgement.Message!);
            return;
        }

        Add(batch, result, batch.Reader is null ? batch.Least : right, since.By);
    }

    private bool IsNext(Batch batch, string tab, int sequence)
    {
        var last = _tabs.GetValueOrDefault(tab) ?? _state.Tabs.Find(tab);
        if (last is null || last.PersonId != batch.Author.PersonId || sequence > last.Sequence + 1 || (sequence == last.Sequence + 1 && last.Version > batch.Base))
        {
            Refuse(batch, "again", "This page and the server do not agree on what was sent. The text is opened anew.");
            return false;
        }

        if (sequence <= last.Sequence)
        {
            Again.Add((batch, last.Version));
            return false;
        }

        return true;
    }

    // Everything that was accepted since the version the batch was made on, in this flush too; null where that is not known.
    private (List<Step> Steps, List<Guid> By)? Since(Batch batch)
    {
        var from = batch.Missed.Count > 0 ? batch.Missed[^1].Commit.Version : batch.Base;
        if (batch.Base > _state.Version || batch.Base < 0 || _state.Tail.After(from) is not { } tail)
        {
            return null;
        }

        var (steps, by) = (new List<Step>(), new List<Guid>());
        foreach (var kept in batch.Missed.Concat(tail).Concat(Made.Select(m => m.Kept)))
        {
            steps.AddRange(kept.Steps);
            by.AddRange(Enumerable.Repeat(kept.Commit.AuthorId, kept.Steps.Count));
        }

        return (steps, by);
    }

    private void Add(Batch batch, RebaseResult result, TextRight needs, List<Guid> by)
    {
        Step[] steps = [.. result.Steps.Select(s => s.Step)];
        var commit = new TextCommit
        {
            TextId = _textId,
            Version = _state.Version + Made.Count + 1,
            AuthorId = batch.Author.PersonId,
            At = _now,
            Tab = batch.Tab,
            Sequence = batch.Sequence,
            Note = batch.Note,
            Steps = System.Text.Encoding.UTF8.GetString(ProseJson.Write(steps).Span),
        };
        Made.Add(new(batch, new(commit, steps, Frame.Write(commit)), needs, result, by));
        _doc = result.Doc;
        if (batch is { Tab: { } tab, Sequence: { } sequence })
        {
            _tabs[tab] = new(batch.Author.PersonId, sequence, commit.Version);
        }
    }

    private void Refuse(Batch batch, string why, string message) => Refused.Add((batch, why, message));
}
