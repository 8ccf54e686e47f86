using System.Collections.Concurrent;

namespace Workspace.Texts.Writing;

/// <summary>What is stored of each open page: its person and its last batch. What is sent again is known by it.</summary>
internal sealed class Tabs
{
    private const int Most = 5_000;

    private readonly ConcurrentDictionary<string, LastBatch> _last = new(StringComparer.Ordinal);

    public LastBatch? Find(string tab) => _last.GetValueOrDefault(tab);

    public void Note(string tab, LastBatch last)
    {
        if (_last.Count >= Most && !_last.ContainsKey(tab))
        {
            _last.Clear(); // those who are here are asked to open anew, and then are known again
        }

        _last[tab] = last;
    }
}

/// <summary>The last stored batch of an open page; 0 where none is.</summary>
internal sealed record LastBatch(Guid PersonId, int Sequence, int Version);
