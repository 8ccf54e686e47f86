using Workspace.Prose;

namespace Workspace.Texts;

/// <summary>The documents read last, so that a page that many read is not put together for each of them. A document is a value: what is found is what was stored.</summary>
public sealed class DocCache
{
    private const int Most = 200, MostBytes = 64 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, LinkedListNode<(Guid TextId, int Version, Node Doc, int Bytes)>> _found = [];
    private readonly LinkedList<(Guid TextId, int Version, Node Doc, int Bytes)> _order = [];
    private long _bytes;

    internal Node? Find(Guid textId, int version)
    {
        lock (_lock)
        {
            if (!_found.TryGetValue(textId, out var kept) || kept.Value.Version != version)
            {
                return null;
            }

            _order.Remove(kept);
            _order.AddFirst(kept);
            return kept.Value.Doc;
        }
    }

    internal void Keep(Guid textId, int version, Node doc)
    {
        lock (_lock)
        {
            if (_found.TryGetValue(textId, out var older))
            {
                Forget(older);
            }

            _found[textId] = _order.AddFirst((textId, version, doc, ProseJson.Size(doc)));
            _bytes += _order.First!.Value.Bytes;
            while (_order.Count > Most || (_bytes > MostBytes && _order.Count > 1))
            {
                Forget(_order.Last!);
            }
        }
    }

    private void Forget(LinkedListNode<(Guid TextId, int Version, Node Doc, int Bytes)> kept)
    {
        _bytes -= kept.Value.Bytes;
        _found.Remove(kept.Value.TextId);
        _order.Remove(kept);
    }
}
