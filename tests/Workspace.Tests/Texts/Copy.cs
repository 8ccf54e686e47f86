using System.Text;
using System.Text.Json;
using Workspace.Prose;

namespace Workspace.Tests.Texts;

/// <summary>One editor's copy of a text: what is confirmed, what is on its way, and what was typed since; as the browser keeps it.</summary>
public sealed class Copy
{
    private List<Step> _flying = [], _typed = [];

    public Node Confirmed { get; private set; } = null!;
    public Node Doc { get; private set; } = null!;
    public int Version { get; private set; } = -1;
    public int Sequence { get; set; }
    public bool IsFlying { get; private set; }
    public int Unsaved => _flying.Count + _typed.Count;
    public bool IsSaved => !IsFlying && _typed.Count == 0;

    public void Start(JsonElement doc, int version) => (Confirmed, Doc, Version) = (Node(doc), Node(doc), version);

    public void Type(params IEnumerable<Step> steps)
    {
        foreach (var step in steps)
        {
            Doc = step.Apply(Doc) is { Doc: { } after } ? after : throw new InvalidOperationException("This cannot be typed here.");
            _typed.Add(step);
        }
    }

    /// <summary>What is to be sent next.</summary>
    public string Fly()
    {
        if (!IsFlying)
        {
            IsFlying = true;
            (_flying, _typed) = ([.. _typed.Take(1_000)], [.. _typed.Skip(1_000)]);
            Sequence++;
        }

        return Encoding.UTF8.GetString(ProseJson.Write(_flying).Span);
    }

    /// <summary>The batch on its way was refused: nothing of it is in the text.</summary>
    public void TakeBack()
    {
        (Sequence, IsFlying) = (Sequence - 1, false);
        (_flying, _typed) = ([], []);
        Doc = Confirmed;
    }

    public void Receive(JsonElement commit, bool mine)
    {
        var version = commit.GetProperty("v").GetInt32();
        if (version != Version + 1)
        {
            throw new InvalidOperationException($"Commit {version} came after {Version}.");
        }

        var steps = ProseJson.ReadSteps(Schema.Standard, Encoding.UTF8.GetBytes(commit.GetProperty("steps").GetRawText()));
        Confirmed = steps.Aggregate(Confirmed, (doc, step) => step.Apply(doc).Doc ?? throw new InvalidOperationException("A commit cannot be applied."));
        Version = version;
        if (mine)
        {
            Confirm(steps);
        }
        else
        {
            CarryOver(steps);
        }
    }

    private static Node Node(JsonElement json) => ProseJson.ReadNode(Schema.Standard, Encoding.UTF8.GetBytes(json.GetRawText()));

    private static string Json(IEnumerable<Step> steps) => Encoding.UTF8.GetString(ProseJson.Write(steps).Span);

    private void Confirm(IReadOnlyList<Step> stored)
    {
        var (flown, same) = (_flying, Json(stored) == Json(_flying));
        (_flying, IsFlying) = ([], false);
        if (_typed.Count == 0)
        {
            Doc = Confirmed;
        }
        else if (!same)
        {
            var mirrored = flown.Count == stored.Count;
            var result = Rebase.Over(Confirmed, _typed, stored, [.. flown.Select((step, i) => new EarlierStep(step, mirrored ? i : null))]);
            (_typed, Doc) = ([.. result.Steps.Select(s => s.Step)], result.Doc);
        }
    }

    private void CarryOver(IReadOnlyList<Step> steps)
    {
        if (_flying.Count + _typed.Count == 0)
        {
            Doc = Confirmed;
            return;
        }

        var result = Rebase.Over(Confirmed, [.. _flying, .. _typed], steps);
        var flying = result.Steps.Count(s => s.Index < _flying.Count);
        (_flying, _typed, Doc) = ([.. result.Steps.Take(flying).Select(s => s.Step)], [.. result.Steps.Skip(flying).Select(s => s.Step)], result.Doc);
    }
}
