namespace Workspace.Prose.Differences;

/// <summary>Finds blocks that were removed in one place and stand unchanged in another.</summary>
internal static class Moves
{
    /// <summary>Blocks with less text than this are too common for their place to mean anything.</summary>
    private const int Least = 12;

    public static void Find(List<BlockChange> changes)
    {
        var removed = new Dictionary<Node, Queue<int>>(NodeContent.Comparer);
        for (var i = 0; i < changes.Count; i++)
        {
            if (changes[i] is not { Kind: ChangeKind.Removed, Before: { } gone } || gone.Content.Size < Least) continue;
            if (!removed.TryGetValue(gone, out var places)) removed[gone] = places = new Queue<int>();
            places.Enqueue(i);
        }
        for (var i = 0; i < changes.Count && removed.Count > 0; i++)
        {
            if (changes[i] is not { Kind: ChangeKind.Added, After: { } come } || removed.GetValueOrDefault(come)?.TryDequeue(out var from) != true) continue;
            changes[from] = changes[from] with { Kind = ChangeKind.Moved };
            changes[i] = changes[i] with { Kind = ChangeKind.Moved };
        }
    }
}
