using Workspace.Spaces;

namespace Workspace.Tools.Forums.Posts;

/// <summary>Somebody was named in a post: it waits for them until they answer in the thread, react to the post, or say that no answer is needed.</summary>
public sealed class PostMention : IInSpace
{
    private PostMention() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid SpaceId { get; private init; }
    public Guid ThreadId { get; private set; }
    public Guid PostId { get; private init; }
    public Guid PersonId { get; private init; }
    public Guid ById { get; private init; }
    public DateTimeOffset At { get; private init; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    public static PostMention Of(ForumPost post, Guid personId, DateTimeOffset at) =>
        new() { SpaceId = post.SpaceId, ThreadId = post.ThreadId, PostId = post.Id, PersonId = personId, ById = post.ById, At = at };

    public void Answer(DateTimeOffset at) => AnsweredAt ??= at;

    internal void MoveTo(Guid threadId) => ThreadId = threadId;
}
