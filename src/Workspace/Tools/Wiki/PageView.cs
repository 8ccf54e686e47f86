using Workspace.Spaces;
using Workspace.Tools.Wiki.Content;

namespace Workspace.Tools.Wiki;

/// <summary>A page as one person reads it.</summary>
public sealed record PageView
{
    public required WikiPage Page { get; init; }
    public required int TextVersion { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
    public required Guid ChangedById { get; init; }
    public required RenderedPage Text { get; init; }
    public required PageTree Tree { get; init; }
    public required IReadOnlyList<TreeNode> Backlinks { get; init; }
    public required WikiNames Names { get; init; }
    public required Audience Audience { get; init; }

    /// <summary>When the reader confirmed to have read it, since it was last asked.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>The address under /p/ where everybody can read it.</summary>
    public string? PublicAddress { get; init; }
}

/// <summary>The people of the space by id, those who left included.</summary>
public sealed record WikiNames(IReadOnlyDictionary<Guid, (string Name, string? Organisation)> People)
{
    public string Of(Guid? person) => person is { } id && People.TryGetValue(id, out var known) ? known.Name : "somebody who left";

    public string? Organisation(Guid? person) => person is { } id && People.TryGetValue(id, out var known) ? known.Organisation : null;
}

/// <summary>The list of a wiki: its tree, and how much there is.</summary>
public sealed record WikiView(PageTree Tree, Audience Audience, IReadOnlySet<Guid> Changed, int InTrash);

/// <summary>Who has confirmed, and who has not.</summary>
public sealed record ReadersView(WikiPage Page, IReadOnlyList<(Member Member, DateTimeOffset At, int Version)> Confirmed, IReadOnlyList<Member> Waiting, int TextVersion);

/// <summary>What was thrown away together.</summary>
public sealed record TrashLine(Guid Id, string Title, DateTimeOffset At, Guid ById, int Pages);
