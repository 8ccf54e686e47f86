using Workspace.Spaces;

namespace Workspace.Tools.Forums.Posts;

/// <summary>What a post said before it was edited.</summary>
public sealed class PostRevision : IInSpace
{
    private PostRevision() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid SpaceId { get; private init; }
    public Guid PostId { get; private init; }
    public int Version { get; private init; }

    /// <summary>When it came to say this.</summary>
    public DateTimeOffset At { get; private init; }
    public byte[] Doc { get; private init; } = [];

    internal static PostRevision Of(ForumPost post, DateTimeOffset since) => new() { SpaceId = post.SpaceId, PostId = post.Id, Version = post.Version, At = since, Doc = post.Doc };
}
