using Workspace.Ui;

namespace Workspace.Tools.Forums.Posts;

/// <summary>Twenty places of a thread as everybody sees them, kept until something in the thread changes.</summary>
public sealed record PostPage(int From, IReadOnlyList<PostView> Posts)
{
    public const int Size = 20;

    public int To => From + Size - 1;

    /// <summary>The things that its posts link to, by tool and id.</summary>
    public IReadOnlyCollection<(string Tool, Guid Id)> Links { get; } = [.. Posts.SelectMany(p => p.Things).Distinct()];

    /// <summary>The first number of the page on which a post stands.</summary>
    public static int Start(int number) => ((Math.Max(1, number) - 1) / Size * Size) + 1;
}

/// <summary>One post as everybody sees it. What is new to the reader, and what they may do, is not in it.</summary>
public sealed record PostView
{
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required Guid ById { get; init; }
    public required string Affiliation { get; init; }
    public required DateTimeOffset At { get; init; }
    public required int Version { get; init; }
    public DateTimeOffset? EditedAt { get; init; }
    public bool IsOfficial { get; init; }
    public PostState State { get; init; }

    /// <summary>Who deleted or hid it, and when.</summary>
    public Guid? StateById { get; init; }
    public DateTimeOffset? StateAt { get; init; }

    /// <summary>The rule that a hidden post breaks.</summary>
    public string Rule { get; init; } = "";
    public bool IsMended { get; init; }

    /// <summary>What the moderator asks its author to change; for them and for moderators.</summary>
    public string Note { get; init; } = "";

    /// <summary>The words; of a hidden post too, for its author and moderators.</summary>
    public WrittenHtml? Html { get; init; }

    /// <summary>The post that it answers.</summary>
    public (Guid Id, int Number, Guid ById)? ReplyTo { get; init; }

    /// <summary>Its id where it stands now, and the number of that thread.</summary>
    public (Guid Id, int Number)? MovedTo { get; init; }
    public IReadOnlyList<ReactionView> Reactions { get; init; } = [];

    /// <summary>The things that it links to, by tool and id.</summary>
    public IReadOnlyList<(string Tool, Guid Id)> Things { get; init; } = [];

    public bool IsShown => State == PostState.Shown;

    /// <summary>As it was last written into a page, for whoever sees it the same way.</summary>
    internal LookedLike? Looks { get; set; }
}

/// <summary>A post written into a page, and what that depended on beside the post itself.</summary>
/// <param name="To">Whom it was written for: names, zone, rights, the minute that "2 minutes ago" was said in.</param>
internal sealed record LookedLike(object To, Markup Markup);

/// <summary>What became of a post.</summary>
public enum PostState
{
    Shown,
    Deleted,
    Hidden,
    Moved,
}

/// <summary>Who gave one kind of reaction.</summary>
public sealed record ReactionView(Reaction Kind, IReadOnlyList<Guid> People);
