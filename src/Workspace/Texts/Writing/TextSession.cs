namespace Workspace.Texts.Writing;

/// <summary>A text while somebody has it open: its state, who is here, and the turn in which it changes.</summary>
internal sealed class TextSession
{
    private const int SnapshotEvery = 200, SizeOfCommit = 64;
    private static readonly TimeSpan EditedEvery = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private readonly TextStore _store;
    private readonly TextState _state;
    private readonly TextEcho _echo;
    private readonly TimeProvider _clock;
    private readonly Dictionary<Guid, DateTimeOffset> _edited = [];
    private readonly TextTurn _turn;
    private readonly Crowd _crowd;
    private volatile bool _behind;
    private int _snapshot;

    public TextSession(OpenText text, TextState state, int snapshot, TextStore store, TextEcho echo, TimeProvider clock, ILogger log)
    {
        (Text, _state, _snapshot, _store, _echo, _clock) = (text, state, snapshot, store, echo, clock);
        _turn = new(this, store, clock, log);
        _crowd = new(text.Id, clock, _lock);
    }

    public OpenText Text { get; }

    /// <summary>How many use it; guarded by whoever hands sessions out.</summary>
    public int Users { get; set; }

    public long IdleSince { get; set; }

    public bool IsIdle => Users == 0 && _turn.IsIdle;

    public bool IsBehind => _behind;

    public TimeSpan Gap => _crowd.Gap;

    public int Version => _state.Version;

    public IReadOnlyList<TextReader> Readers => _crowd.All();

    /// <summary>The reader hears of everything from here on, beginning with how it is now.</summary>
    public void Join(TextReader reader, int version, LastBatch? last, IReadOnlyList<KeptCommit> missed)
    {
        var doc = _state.Doc; // written outside the lock: what comes meanwhile follows as commits
        lock (_lock)
        {
            if (last is not null && (_state.Tabs.Find(reader.Tab)?.Sequence ?? 0) < last.Sequence)
            {
                _state.Tabs.Note(reader.Tab, last);
            }
            else if (_state.Tabs.Find(reader.Tab) is null)
            {
                _state.Tabs.Note(reader.Tab, new(reader.Caller.PersonId, 0, 0));
            }

            var head = new
            {
                text = Text.Id,
                version = _state.Version,
                right = Words.Of(reader.Standing.Right),
                because = reader.Standing.Because,
                limits = new { steps = SentSteps.MostSteps, bytes = SentSteps.MostBytes },
                me = reader.Caller.PersonId,
                sequence = _state.Tabs.Find(reader.Tab)!.Sequence,
                people = _crowd.Here(),
            };
            var from = missed.Count > 0 ? missed[^1].Commit.Version : version;
            reader.Line.Put(version >= 0 && version <= _state.Version && _state.Tail.After(from) is { } tail
                ? Frame.Opened(head, "commits", Frame.List(missed.Concat(tail)))
                : Frame.Opened(head, "doc", Prose.ProseJson.Write(ReferenceEquals(doc, _state.Doc) ? doc : _state.Doc)));
            _crowd.Add(reader);
        }
    }

    /// <summary>True where everything after this version is in memory.</summary>
    public bool Reaches(int version) => version >= _state.Tail.From;

    public void Leave(TextReader reader) => _crowd.Remove(reader);

    public void Submit(Batch batch) => _turn.Put(batch);

    /// <summary>The server stops: what is under way is stored, nothing more is taken.</summary>
    public Task StopAsync() => _turn.StopAsync();

    public void Look(TextReader reader, int version, int anchor, int head)
    {
        lock (_lock)
        {
            if (anchor < 0 || head < 0)
            {
                _crowd.Move(reader, null);
            }
            else if (_state.Tail.After(version) is { } since && version <= _state.Version && Math.Max(anchor, head) <= Longest)
            {
                _crowd.Move(reader, (Cursors.Over(since, anchor, reader.Tab), Cursors.Over(since, head, reader.Tab)));
            }
        }
    }

    /// <summary>Another server says it has written.</summary>
    public void Hint(int version)
    {
        if (version > _state.Version)
        {
            _behind = true;
            _turn.Look();
        }
    }

    public async Task CatchUpAsync()
    {
        _behind = false;
        var missed = await _store.CommitsAsync(Text.Id, _state.Version);
        lock (_lock)
        {
            foreach (var kept in missed)
            {
                _state.Apply(kept);
            }

            _crowd.Tell(missed);
        }

        if (missed.Count > 0)
        {
            _echo.Changed(Text.Id, wrote: false);
        }
    }

    /// <summary>Whoever may do less than write may be allowed more by now: read before judging.</summary>
    public async Task ReadRightsAsync(IReadOnlyCollection<Batch> batches)
    {
        Caller[] doubted = [.. batches.Where(b => b.Reader is { Standing.Right: < TextRight.Write }).Select(b => b.Author).Distinct()];
        if (doubted.Length > 0 && await _store.StandingsAsync(Text.Id, doubted) is { } standings)
        {
            Learn(standings);
        }
    }

    public void Learn(IReadOnlyDictionary<Caller, TextStanding> standings) => _crowd.Learn(standings);

    public Draft Draft(IReadOnlyList<Batch> batches) => new(_state, Text.Id, batches, _clock.GetUtcNow());

    /// <summary>Those who edit again after a while: each gets an event.</summary>
    public IReadOnlyCollection<Guid> Edited(IReadOnlyList<Made> made)
    {
        var now = _clock.GetUtcNow();
        return [.. made.Select(m => m.Commit.AuthorId).Distinct().Where(person => !_edited.TryGetValue(person, out var at) || now - at >= EditedEvery)];
    }

    /// <summary>What is durable becomes what everybody sees; those who lost words are given them back.</summary>
    public void Settle(Draft draft)
    {
        var now = _clock.GetUtcNow();
        foreach (var person in Edited(draft.Made))
        {
            _edited[person] = now;
        }

        lock (_lock)
        {
            foreach (var made in draft.Made)
            {
                _state.Apply(made.Kept, made.Result.Doc);
            }

            _crowd.Tell([.. draft.Made.Select(m => m.Kept)]);
            Answers.Send(Text.Id, draft, _crowd);
        }

        if (draft.Made.Count > 0)
        {
            _echo.Changed(Text.Id, wrote: true, _state.Version);
            SnapshotIfDue();
        }
    }

    public void Refuse(IReadOnlyCollection<Batch> batches, string why, string message)
    {
        foreach (var batch in batches)
        {
            Answers.Refuse(Text.Id, batch, why, message);
        }
    }

    public void End() => _crowd.Learn(Readers.Select(r => r.Caller).Distinct().ToDictionary(c => c, _ => TextStanding.Over("This text was removed. What is on this page can still be copied.")));

    private int Longest => _state.Doc.Content.Size;

    // What a snapshot costs grows with the text: the longer it is, the more is written between two of them.
    private void SnapshotIfDue()
    {
        if (_state.Version - _snapshot >= Math.Max(SnapshotEvery, Longest / SizeOfCommit))
        {
            _snapshot = _state.Version;
            _echo.Snapshot(Text.Id, _state.Version, _state.Doc);
        }
    }
}
