namespace Workspace.Prose.Differences;

/// <summary>Compares the blocks within two nodes: finds those that stayed, pairs those that resemble each other, and looks into them.</summary>
internal sealed class BlockComparison(Authorship? authors)
{
    private readonly WordComparison words = new(authors);

    /// <summary>The blocks of both, in reading order.</summary>
    /// <param name="before">The older node.</param>
    /// <param name="after">The newer node.</param>
    /// <param name="beforeStart">Where the content of the older one starts in its document.</param>
    /// <param name="afterStart">Where the content of the newer one starts in its document.</param>
    public IReadOnlyList<BlockChange> Compare(Node before, Node after, int beforeStart, int afterStart)
    {
        List<Placed> old = Placed.Children(before, beforeStart), now = Placed.Children(after, afterStart);
        var changes = new List<BlockChange>();
        var (i, j) = (0, 0);
        foreach (var (a, b) in Alignment.Of([.. old.Select(p => p.Node)], [.. now.Select(p => p.Node)]).Append((old.Count, now.Count)))
        {
            Gap(old[i..a], now[j..b], changes);
            if (a < old.Count) changes.Add(new BlockChange(ChangeKind.Same, old[a].Node, now[b].Node));
            (i, j) = (a + 1, b + 1);
        }
        Moves.Find(changes);
        return changes;
    }

    private void Gap(List<Placed> old, List<Placed> now, List<BlockChange> changes)
    {
        var (i, j) = (0, 0);
        foreach (var (a, b) in Resemblance.Pairs(old, now).Append((old.Count, now.Count)))
        {
            changes.AddRange(old[i..a].Select(p => new BlockChange(ChangeKind.Removed, p.Node, null) { Authors = authors?.RemovedBetween(p.Position, p.End) ?? [] }));
            changes.AddRange(now[j..b].Select(p => new BlockChange(ChangeKind.Added, null, p.Node) { Authors = authors?.WroteBetween(p.Position, p.End) ?? [] }));
            if (a < old.Count) changes.Add(Changed(old[a], now[b]));
            (i, j) = (a + 1, b + 1);
        }
    }

    private BlockChange Changed(Placed old, Placed now)
    {
        var change = new BlockChange(ChangeKind.Changed, old.Node, now.Node)
        {
            Authors = [.. (authors?.RemovedBetween(old.Position, old.End) ?? []).Union(authors?.WroteBetween(now.Position, now.End) ?? [])],
        };
        if (now.Node.IsTextblock) return change with { Words = words.Compare(old.Node, now.Node, old.Position + 1, now.Position + 1) };
        return now.Node.IsLeaf ? change : change with { Children = Compare(old.Node, now.Node, old.Position + 1, now.Position + 1) };
    }
}

/// <summary>A block and where it starts in its document.</summary>
internal sealed record Placed(Node Node, int Position)
{
    public int End => Position + Node.NodeSize;

    public static List<Placed> Children(Node parent, int start)
    {
        var children = new List<Placed>(parent.ChildCount);
        foreach (var child in parent.Children)
        {
            children.Add(new Placed(child, start));
            start += child.NodeSize;
        }
        return children;
    }
}
