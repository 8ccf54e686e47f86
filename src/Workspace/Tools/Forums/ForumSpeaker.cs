using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Spaces;

namespace Workspace.Tools.Forums;

/// <summary>Somebody whom the space names to speak for it in a forum: their replies may be marked official.</summary>
public sealed class ForumSpeaker : IInSpace
{
    private ForumSpeaker() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid SpaceId { get; private init; }
    public Guid ForumId { get; private init; }
    public Guid PersonId { get; private init; }
    public Guid NamedById { get; private init; }
    public DateTimeOffset NamedAt { get; private init; }

    public static ForumSpeaker Name(Forum forum, Guid personId, Guid by, DateTimeOffset at) => new() { SpaceId = forum.SpaceId, ForumId = forum.Id, PersonId = personId, NamedById = by, NamedAt = at };

    private sealed class Table : IEntityTypeConfiguration<ForumSpeaker>
    {
        public void Configure(EntityTypeBuilder<ForumSpeaker> builder)
        {
            builder.Property(s => s.Id).ValueGeneratedNever();
            builder.HasIndex(s => new { s.ForumId, s.PersonId }).IsUnique();
            builder.HasOne<Forum>().WithMany(f => f.Speakers).HasForeignKey(s => s.ForumId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
