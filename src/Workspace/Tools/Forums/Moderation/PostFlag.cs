using Workspace.Spaces;
using Workspace.Tools.Forums.Posts;

namespace Workspace.Tools.Forums.Moderation;

/// <summary>Somebody asks the moderators to look at a post, and says why.</summary>
public sealed class PostFlag : IInSpace
{
    private PostFlag() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public Guid ForumId { get; private set; }
    public Guid PostId { get; private init; }
    public Guid ById { get; private init; }
    public string Reason { get; private init; } = "";
    public DateTimeOffset At { get; private init; }
    public DateTimeOffset? SettledAt { get; private set; }
    public Guid? SettledById { get; private set; }
    public FlagOutcome Outcome { get; private set; }

    /// <summary>What the moderator says to whoever flagged.</summary>
    public string Answer { get; private set; } = "";

    public bool IsSettled => SettledAt is not null;

    public static PostFlag Raise(ForumPost post, Guid forumId, Guid id, string? reason, Guid by, DateTimeOffset at) => new()
    {
        Id = id,
        SpaceId = post.SpaceId,
        ForumId = forumId,
        PostId = post.Id,
        ById = by,
        At = at,
        Reason = Text.Lines(reason, ForumText.Reason, "the reason", nameof(Reason)) is { Length: > 0 } told ? told : throw Refusal.Wrong("Say what is wrong with this post.", nameof(Reason)),
    };

    /// <summary>The author of a hidden post has mended it, and asks to have it looked at.</summary>
    internal static PostFlag Mended(ForumPost post, Guid forumId, DateTimeOffset at) => new() { Id = Guid.CreateVersion7(at), SpaceId = post.SpaceId, ForumId = forumId, PostId = post.Id, ById = post.ById, At = at };

    /// <summary>The thread of the post stands in another forum now, or the post in another thread.</summary>
    internal void MoveTo(Guid forumId) => ForumId = forumId;

    public void Settle(FlagOutcome outcome, string? answer, Guid by, DateTimeOffset at)
    {
        if (IsSettled) throw Refusal.Wrong("This flag is settled already.");
        if (outcome == FlagOutcome.Open || !Enum.IsDefined(outcome)) throw Refusal.Wrong("Choose what becomes of the post.", nameof(Outcome));
        (Outcome, Answer, SettledAt, SettledById) = (outcome, Text.Lines(answer, ForumText.Reason, "the answer", nameof(Answer)), at, by);
    }

    /// <summary>What was settled is taken back.</summary>
    public void Unsettle() => (Outcome, Answer, SettledAt, SettledById) = (FlagOutcome.Open, "", null, null);
}

/// <summary>What became of a flag.</summary>
public enum FlagOutcome
{
    Open = 0,

    /// <summary>The post stays as it is.</summary>
    Kept = 1,

    /// <summary>The post was hidden, with the rule that it breaks.</summary>
    Hidden = 2,
}
