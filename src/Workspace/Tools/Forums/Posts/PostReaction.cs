using Workspace.Spaces;

namespace Workspace.Tools.Forums.Posts;

/// <summary>What somebody says to a post without words of their own.</summary>
public sealed class PostReaction : IInSpace
{
    private PostReaction() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid SpaceId { get; private init; }
    public Guid PostId { get; private init; }
    public Guid PersonId { get; private init; }
    public Reaction Kind { get; private init; }
    public DateTimeOffset At { get; private init; }

    public static PostReaction Give(ForumPost post, Guid personId, Reaction kind, DateTimeOffset at) => new() { SpaceId = post.SpaceId, PostId = post.Id, PersonId = personId, Kind = Known(kind), At = at };

    private static Reaction Known(Reaction kind) => Enum.IsDefined(kind) ? kind : throw Refusal.Wrong("Choose a reaction from the list.");
}

/// <summary>Reactions that mean something.</summary>
public enum Reaction
{
    Agree = 1,
    MakesMeThink = 2,
    NeedsAddressing = 3,
    ThankYou = 4,
}

/// <summary>Reactions in words.</summary>
public static class ReactionWords
{
    public static IReadOnlyList<Reaction> All { get; } = [Reaction.Agree, Reaction.MakesMeThink, Reaction.NeedsAddressing, Reaction.ThankYou];

    public static string Of(Reaction kind) => kind switch
    {
        Reaction.Agree => "Agree",
        Reaction.MakesMeThink => "Makes me think",
        Reaction.NeedsAddressing => "Needs addressing",
        _ => "Thank you",
    };
}
