using Workspace.Spaces;
using Workspace.Ui;

namespace Workspace.Tools.Forums.Moderation;

/// <summary>A forum as the pages of moderation show it: what it is called, its rules, and whether the reader moderates it.</summary>
public sealed record ForumGlance(Guid Id, string Name, IReadOnlyList<string> Rules, bool MayModerate)
{
    internal static ForumGlance Of(Forum forum, Visit visit) => new(forum.Id, forum.Name, forum.RuleList, visit.May(forum.ModerateFrom));
}

/// <summary>A post with what moderators must know of it.</summary>
public sealed record PostGlance(Guid Id, Guid ThreadId, string Reference, string Title, int Number, string By, string Affiliation, DateTimeOffset At, WrittenHtml Text, bool IsHidden, string Rule, string Note, DateTimeOffset? MendedAt, bool IsDeleted);

/// <summary>What waits in a forum.</summary>
public sealed record QueueView(string Space, ForumGlance Forum, IReadOnlyList<QueuedPost> Waiting);

/// <summary>A post that waits for a moderator.</summary>
/// <param name="Changed">What its author changed since it was hidden, marked in the text.</param>
public sealed record QueuedPost(PostGlance Post, WrittenHtml? Changed, IReadOnlyList<QueuedFlag> Flags);

/// <summary>Who flagged it, and why.</summary>
public sealed record QueuedFlag(string By, string Reason, DateTimeOffset At);

/// <summary>What the moderators of a forum did.</summary>
public sealed record RecordView(string Space, ForumGlance Forum, IReadOnlyList<(ModerationKind Kind, int Count)> Counts, IReadOnlyList<RecordedAct> Acts, DateTimeOffset? OlderBefore);

/// <summary>One act on the record.</summary>
public sealed record RecordedAct(Guid Id, string By, ModerationKind Kind, string Reference, Guid ThreadId, Guid? PostId, int PostNumber, string Rule, DateTimeOffset At);

/// <summary>One post on a page of its own.</summary>
/// <param name="Flagged">What the reader last said of it, and what became of that.</param>
public sealed record ModeratedPost(string Space, ForumGlance Forum, PostGlance Post, bool IsMine, PostFlag? Flagged);
