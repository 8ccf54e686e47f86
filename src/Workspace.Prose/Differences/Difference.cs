namespace Workspace.Prose.Differences;

/// <summary>What changed between two versions of a document, block by block and word by word.</summary>
/// <param name="Blocks">Every block of both versions, in reading order: what was removed stands before what came in its place.</param>
public sealed record Difference(IReadOnlyList<BlockChange> Blocks)
{
    /// <summary>Compares two versions. The time is bounded: what is too large to compare word by word counts as removed and added.</summary>
    /// <param name="before">The older version.</param>
    /// <param name="after">The newer version.</param>
    /// <param name="log">The changes that led from the one to the other, in order, each with its author; null where it is not known who did what.</param>
    public static Difference Between(Node before, Node after, IEnumerable<(string Author, StepMap Map)>? log = null)
    {
        var authors = log is null ? null : Authorship.Follow(before.Content.Size, log);
        return new Difference(new BlockComparison(authors).Compare(before, after, 0, 0));
    }

    /// <summary>Whether anything changed.</summary>
    public bool IsEmpty => Blocks.All(b => b.Kind == ChangeKind.Same);

    /// <summary>One document of both versions, in which what was added and removed carries the marks of suggestions: HTML and Word can show it as such.</summary>
    /// <param name="doc">Either version, for its schema.</param>
    public Node Merged(Node doc) => doc.Type.Create(content: Fragment.From(Blocks.Select(b => b.Merged())));
}

/// <summary>What became of a block or of words.</summary>
public enum ChangeKind
{
    /// <summary>Nothing.</summary>
    Same,

    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>Something in it changed.</summary>
    Changed,

    /// <summary>It stands in another place: once where it was, without <see cref="BlockChange.After"/>, and once where it is, without <see cref="BlockChange.Before"/>.</summary>
    Moved,
}

/// <summary>What became of a block.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Before">The block in the older version, or null.</param>
/// <param name="After">The block in the newer version, or null.</param>
public sealed record BlockChange(ChangeKind Kind, Node? Before, Node? After)
{
    /// <summary>The words of a changed block of text, in reading order.</summary>
    public IReadOnlyList<WordChange> Words { get; init; } = [];

    /// <summary>The blocks within a changed list, quote or table.</summary>
    public IReadOnlyList<BlockChange> Children { get; init; } = [];

    /// <summary>Who changed it, as far as the log says; in the order of the text.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    internal Node Merged() => Kind switch
    {
        ChangeKind.Same => After!,
        ChangeKind.Changed when Words.Count > 0 => After!.Copy(Fragment.From(Words.SelectMany(w => w.Merged(After.Type)))),
        ChangeKind.Changed when Children.Count > 0 => After!.Copy(Fragment.From(Children.Select(c => c.Merged()))),
        ChangeKind.Changed => After!,
        _ when After is not null => ChangeMarks.On(After, "insertion", Authors, Kind == ChangeKind.Moved),
        _ => ChangeMarks.On(Before!, "deletion", Authors, Kind == ChangeKind.Moved),
    };
}

/// <summary>Words that stayed, came or went.</summary>
/// <param name="Kind">Same, added or removed.</param>
/// <param name="Content">The words with their marks, and what else stands among them.</param>
/// <param name="Author">Who added or removed them, or null where that is not known.</param>
public sealed record WordChange(ChangeKind Kind, Fragment Content, string? Author = null)
{
    internal IEnumerable<Node> Merged(NodeType parent) => Kind == ChangeKind.Same
        ? Content.Children
        : Content.Children.Select(n => ChangeMarks.On(n, Kind == ChangeKind.Added ? "insertion" : "deletion", Author is null ? [] : [Author], moved: false))
            .Where(n => parent.AllowsMarks(n.Marks));
}
