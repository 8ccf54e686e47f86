using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Spaces;
using Workspace.Tools.Forums.Reading;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tools.Forums;

/// <summary>A place to discuss one subject: what it is for, what is open to change, what will be done with what people say, and the rules.</summary>
public sealed class Forum : IInSpace
{
    private Forum() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public string Name { get; private set; } = "";
    public string Purpose { get; private set; } = "";

    /// <summary>What people can still change, and what they cannot.</summary>
    public string OpenToChange { get; private set; } = "";

    /// <summary>What will be done with what people say.</summary>
    public string WhatHappens { get; private set; } = "";

    /// <summary>One rule a line; moderators cite them.</summary>
    public string Rules { get; private set; } = "";
    public Role StartFrom { get; private set; } = Role.Contributor;
    public Role ReplyFrom { get; private set; } = Role.Commenter;
    public Role ModerateFrom { get; private set; } = Role.Facilitator;

    /// <summary>Its place in the list.</summary>
    public int Place { get; private set; }

    /// <summary>How many threads can be seen in it.</summary>
    public int Threads { get; private set; }
    public Guid CreatedById { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>It takes no more threads and posts.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }
    public Guid? ClosedById { get; private set; }

    /// <summary>Counts changes of its settings: of two who change them at once the second is told.</summary>
    public int Edition { get; private set; }

    /// <summary>For queries: its threads, those who read it, and those who speak for the space in it.</summary>
    public ICollection<ForumThread> Discussions { get; } = [];
    public ICollection<ForumReader> Readers { get; } = [];
    public ICollection<ForumSpeaker> Speakers { get; } = [];

    public bool IsClosed => ClosedAt is not null;

    public IReadOnlyList<string> RuleList => [.. Rules.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    public static Forum Open(Guid spaceId, Guid id, ForumDetails details, int place, Guid by, DateTimeOffset at)
    {
        var forum = new Forum { Id = id, SpaceId = spaceId, Place = place, CreatedById = by, CreatedAt = at };
        forum.Set(details);
        return forum;
    }

    public void Change(ForumDetails details, int edition)
    {
        if (edition != Edition) throw Refusal.Conflict("Somebody else changed this forum while you were writing. Look at it again before you save.");
        Set(details);
        Edition++;
    }

    public void Close(Guid by, DateTimeOffset at) => (ClosedAt, ClosedById) = IsClosed ? throw Refusal.Wrong("This forum is closed already.") : (at, by);

    public void Reopen() => (ClosedAt, ClosedById) = IsClosed ? ((DateTimeOffset?)null, (Guid?)null) : throw Refusal.Wrong("This forum is open already.");

    public void MoveTo(int place) => Place = place;

    internal void Count(int threads) => Threads = Math.Max(0, Threads + threads);

    private void Set(ForumDetails details) => (Name, Purpose, OpenToChange, WhatHappens, Rules, StartFrom, ReplyFrom, ModerateFrom) = details.Checked();

    private sealed class Table : IEntityTypeConfiguration<Forum>
    {
        public void Configure(EntityTypeBuilder<Forum> builder)
        {
            builder.Property(f => f.Id).ValueGeneratedNever();
            builder.Property(f => f.Name).HasMaxLength(ForumText.Name);
            builder.Property(f => f.Purpose).HasMaxLength(ForumText.Paragraph);
            builder.Property(f => f.OpenToChange).HasMaxLength(ForumText.Paragraph);
            builder.Property(f => f.WhatHappens).HasMaxLength(ForumText.Paragraph);
            builder.Property(f => f.Rules).HasMaxLength(ForumText.Rules);
            builder.Ignore(f => f.RuleList);
            builder.HasIndex(f => new { f.SpaceId, f.Place });
            builder.HasOne<Space>().WithMany().HasForeignKey(f => f.SpaceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
