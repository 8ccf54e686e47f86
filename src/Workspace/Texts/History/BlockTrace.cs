using Workspace.Prose;

namespace Workspace.Texts.History;

/// <summary>Goes back through the log and notes, for each block of the document as it is now, who changed it.</summary>
internal sealed class BlockTrace
{
    private readonly (int Start, int End)[] _places;
    private readonly List<BlockAuthor>[] _authors;

    public BlockTrace(Node doc)
    {
        _places = new (int, int)[doc.ChildCount];
        _authors = new List<BlockAuthor>[doc.ChildCount];
        for (int i = 0, at = 0; i < doc.ChildCount; at += doc.Child(i).NodeSize, i++)
        {
            (_places[i], _authors[i]) = ((at, at + doc.Child(i).NodeSize), []);
        }
    }

    /// <summary>False where no block was there any more at this point of the log.</summary>
    public bool IsOn => _places.Any(p => p.Start < p.End);

    public IReadOnlyList<BlockAuthors> Found => [.. _authors.Select((authors, i) => new BlockAuthors(i, authors))];

    /// <summary>The newest commit first.</summary>
    public void Undo(TextCommit commit)
    {
        foreach (var step in TextLog.Steps(commit).Reverse())
        {
            var map = step.GetMap();
            if (map.Ranges.Count == 0)
            {
                continue;
            }

            foreach (var (_, _, start, end) in map.Changes())
            {
                Note(start, end, commit);
            }

            var back = map.Invert();
            for (var i = 0; i < _places.Length; i++)
            {
                var (start, end) = _places[i];
                _places[i] = start < end ? (back.Map(start, 1), back.Map(end, -1)) : (0, 0);
            }
        }
    }

    private void Note(int start, int end, TextCommit commit)
    {
        for (var i = 0; i < _places.Length; i++)
        {
            var (from, to) = _places[i];
            var touched = from < to && (start == end ? from < start && start < to : start < to && end > from);
            if (touched && !_authors[i].Exists(a => a.PersonId == commit.AuthorId))
            {
                _authors[i].Add(new(commit.AuthorId, commit.At, commit.Version));
            }
        }
    }
}

/// <summary>Who wrote in a block, the last one first.</summary>
public sealed record BlockAuthors(int Block, IReadOnlyList<BlockAuthor> Authors);

/// <summary>Somebody who wrote in a block, when last, and in which version.</summary>
public sealed record BlockAuthor(Guid PersonId, DateTimeOffset At, int Version);
