using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Spaces;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Threads;
using Workspace.Ui;

namespace Workspace.Tools.Forums.Moderation;

/// <summary>One act of a moderator, on the record that everybody in the space can read.</summary>
public sealed class ModerationAct : IInSpace
{
    private ModerationAct() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid SpaceId { get; private init; }
    public Guid ForumId { get; private init; }
    public Guid ThreadId { get; private init; }
    public int ThreadNumber { get; private init; }

    /// <summary>The post it is about, and its number then; none where it is about a whole thread.</summary>
    public Guid? PostId { get; private init; }
    public int PostNumber { get; private init; }

    /// <summary>Who wrote that post.</summary>
    public Guid? AuthorId { get; private init; }
    public ModerationKind Kind { get; private init; }

    /// <summary>The rule that was cited.</summary>
    public string Rule { get; private init; } = "";
    public Guid ById { get; private init; }
    public DateTimeOffset At { get; private init; }

    internal static ModerationAct OnPost(ForumThread thread, ForumPost post, ModerationKind kind, Guid by, DateTimeOffset at) => new()
    {
        SpaceId = thread.SpaceId,
        ForumId = thread.ForumId,
        ThreadId = thread.Id,
        ThreadNumber = thread.Number,
        PostId = post.Id,
        PostNumber = post.Number,
        AuthorId = post.ById,
        Kind = kind,
        Rule = post.HiddenRule,
        ById = by,
        At = at,
    };

    internal static ModerationAct OnThread(ForumThread thread, Guid forumId, ModerationKind kind, Guid by, DateTimeOffset at) =>
        new() { SpaceId = thread.SpaceId, ForumId = forumId, ThreadId = thread.Id, ThreadNumber = thread.Number, Kind = kind, ById = by, At = at };

    private sealed class Table : IEntityTypeConfiguration<ModerationAct>
    {
        public void Configure(EntityTypeBuilder<ModerationAct> builder)
        {
            builder.Property(a => a.Id).ValueGeneratedNever();
            builder.Property(a => a.Rule).HasMaxLength(ForumText.Rule);
            builder.HasIndex(a => new { a.ForumId, a.At });
            builder.HasIndex(a => new { a.SpaceId, a.AuthorId, a.Kind });
            builder.HasOne<Forum>().WithMany().HasForeignKey(a => a.ForumId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>What a moderator did.</summary>
public enum ModerationKind
{
    /// <summary>Hid a post, with the rule that it breaks.</summary>
    Hidden = 1,

    /// <summary>Showed a hidden post again.</summary>
    Shown = 2,

    /// <summary>Looked at a flagged post and left it as it is.</summary>
    Kept = 3,

    /// <summary>Took that back: the flags are open again.</summary>
    Reopened = 4,

    /// <summary>Looked at what the author mended, and left it hidden.</summary>
    StillHidden = 5,

    /// <summary>Moved a thread to another forum.</summary>
    Moved = 6,

    /// <summary>Took posts out of a thread into one of their own.</summary>
    Split = 7,

    /// <summary>Joined a thread with another one.</summary>
    Merged = 8,

    /// <summary>Took that back: the thread stands by itself again.</summary>
    Unmerged = 9,
}

/// <summary>Acts in words.</summary>
public static class ModerationWords
{
    public static IReadOnlyList<ModerationKind> All { get; } = Enum.GetValues<ModerationKind>();

    /// <summary>After the name of who did it: "hid a post in".</summary>
    public static string Did(ModerationKind kind) => kind switch
    {
        ModerationKind.Hidden => "hid a post in",
        ModerationKind.Shown => "showed a post again in",
        ModerationKind.Kept => "looked at a flag and kept the post in",
        ModerationKind.Reopened => "opened flags again in",
        ModerationKind.StillHidden => "looked again and left a post hidden in",
        ModerationKind.Moved => "moved to or from another forum:",
        ModerationKind.Split => "took posts out of",
        ModerationKind.Unmerged => "took apart again from another thread:",
        _ => "joined with another thread:",
    };

    /// <summary>Counted: "3 posts hidden".</summary>
    public static string Count(ModerationKind kind, int count) => kind switch
    {
        ModerationKind.Hidden => $"{Words.Count(count, "post")} hidden",
        ModerationKind.Shown => $"{Words.Count(count, "post")} shown again",
        ModerationKind.Kept => $"{Words.Count(count, "post")} kept after a flag",
        ModerationKind.Reopened => $"{Words.Count(count, "post")} to be looked at again",
        ModerationKind.StillHidden => $"{Words.Count(count, "post")} left hidden after mending",
        ModerationKind.Moved => $"{Words.Count(count, "thread")} moved",
        ModerationKind.Split => $"{Words.Count(count, "thread")} split",
        ModerationKind.Unmerged => $"{Words.Count(count, "joining")} taken back",
        _ => $"{Words.Count(count, "thread")} joined",
    };

    /// <summary>At the end of a sentence: the rule in quotation marks, with one full stop.</summary>
    public static string Cited(string rule) => rule.EndsWith('.') ? $"“{rule}”" : $"“{rule}”.";
}
