using Workspace.Prose;

namespace Workspace.Texts.Writing;

/// <summary>Steps that wait to be taken into a text: from a browser, or from the server itself.</summary>
internal sealed class Batch
{
    public required Caller Author { get; init; }

    /// <summary>Whom to answer; none where the server itself changes the text.</summary>
    public TextReader? Reader { get; init; }

    /// <summary>The version the steps were made on.</summary>
    public required int Base { get; init; }
    public required IReadOnlyList<Step> Steps { get; init; }
    public string? Tab { get; init; }
    public int? Sequence { get; init; }
    public string? Note { get; init; }

    /// <summary>What came after <see cref="Base"/> and is not in memory any more, read beforehand.</summary>
    public IReadOnlyList<KeptCommit> Missed { get; init; } = [];

    /// <summary>What the author must be allowed at least, where the server itself changes the text.</summary>
    public TextRight Least { get; init; } = TextRight.Write;

    /// <summary>Ends with the version it became, for the server's own.</summary>
    public TaskCompletionSource<TextNow>? Done { get; init; }
}

/// <summary>A batch as it was accepted, before it is stored.</summary>
/// <param name="Batch">What was sent.</param>
/// <param name="Kept">What is stored of it.</param>
/// <param name="Needs">What its author must be allowed when it is stored.</param>
/// <param name="Result">The document afterwards, and what was lost.</param>
/// <param name="SinceBy">Who made each of the steps it was carried over.</param>
internal sealed record Made(Batch Batch, KeptCommit Kept, TextRight Needs, RebaseResult Result, IReadOnlyList<Guid> SinceBy)
{
    public TextCommit Commit => Kept.Commit;
}
