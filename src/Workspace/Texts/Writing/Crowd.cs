namespace Workspace.Texts.Writing;

/// <summary>The open pages at one text: who they are, where their cursors stand, and telling them all at once.</summary>
internal sealed class Crowd(Guid textId, TimeProvider clock, Lock @lock)
{
    private static readonly TimeSpan GapOfOne = TimeSpan.FromMicroseconds(20), PeopleGap = TimeSpan.FromMilliseconds(100), PeopleGapOfOne = TimeSpan.FromMilliseconds(2);

    private readonly List<TextReader> _readers = [];
    private readonly List<string> _gone = [];
    private bool _telling;

    /// <summary>How long to let changes gather, so that telling everybody does not take all of the server.</summary>
    public TimeSpan Gap => GapOfOne * _readers.Count;

    public IReadOnlyList<TextReader> All()
    {
        lock (@lock)
        {
            return [.. _readers];
        }
    }

    /// <summary>A page that comes back takes the place of what it was before.</summary>
    public void Add(TextReader reader)
    {
        lock (@lock)
        {
            _readers.RemoveAll(r => r.Tab == reader.Tab);
            _gone.Remove(reader.Tab);
            _readers.Add(reader);
            TellPeopleSoon();
        }
    }

    public void Remove(TextReader reader)
    {
        lock (@lock)
        {
            if (_readers.Remove(reader) && reader.IsShown)
            {
                _gone.Add(reader.Tab);
                TellPeopleSoon();
            }
        }
    }

    public object[] Here()
    {
        lock (@lock)
        {
            return [.. _readers.Where(r => r.IsShown).Select(Show)];
        }
    }

    public void Move(TextReader reader, (int, int)? cursor)
    {
        lock (@lock)
        {
            (reader.Cursor, reader.Moved) = (cursor, true);
            TellPeopleSoon();
        }
    }

    /// <summary>One frame for all; where somebody's cursor stood is carried on.</summary>
    public void Tell(IReadOnlyList<KeptCommit> commits)
    {
        if (commits.Count == 0)
        {
            return;
        }

        var frame = Frame.Commits(textId, commits);
        lock (@lock)
        {
            foreach (var reader in _readers)
            {
                reader.Line.Put(frame);
                if (reader.Cursor is var (anchor, head))
                {
                    reader.Cursor = (Cursors.Over(commits, anchor, reader.Tab), Cursors.Over(commits, head, reader.Tab));
                }
            }
        }
    }

    /// <summary>The pages of a person; of the one who wrote, only the page that wrote.</summary>
    public IReadOnlyList<TextReader> Of(Guid personId, TextReader? writer)
    {
        lock (@lock)
        {
            return writer?.Caller.PersonId == personId ? [writer] : [.. _readers.Where(r => r.Caller.PersonId == personId)];
        }
    }

    /// <summary>Takes over what people may do now, and tells those for whom it is something else than before.</summary>
    public void Learn(IReadOnlyDictionary<Caller, TextStanding> standings)
    {
        lock (@lock)
        {
            foreach (var reader in _readers.ToArray())
            {
                if (standings.TryGetValue(reader.Caller, out var now) && now != reader.Standing)
                {
                    reader.Standing = now;
                    reader.Line.Put(Frame.Of("right", new { text = textId, right = Words.Of(now.Right), because = now.Because }));
                    if (now.Right == TextRight.None)
                    {
                        Remove(reader);
                    }
                }
            }
        }
    }

    private static object Show(TextReader reader) => new
    {
        key = reader.Tab,
        person = reader.Caller.PersonId,
        name = reader.Card.Name,
        initials = reader.Card.Initials,
        affiliation = reader.Card.Organisation,
        anchor = reader.Cursor?.Anchor,
        head = reader.Cursor?.Head,
    };

    private void TellPeopleSoon()
    {
        if (!_telling)
        {
            _telling = true;
            _ = TellPeopleAsync(PeopleGap + (PeopleGapOfOne * _readers.Count));
        }
    }

    private async Task TellPeopleAsync(TimeSpan later)
    {
        await Task.Delay(later, clock);
        lock (@lock)
        {
            _telling = false;
            object[] here = [.. _readers.Where(r => r.IsShown && r.Moved).Select(Show)];
            var frame = Frame.Of("people", new { text = textId, all = false, here, gone = _gone.ToArray() });
            _gone.Clear();
            foreach (var reader in _readers)
            {
                reader.Moved = false;
                reader.Line.Put(frame);
            }
        }
    }
}
