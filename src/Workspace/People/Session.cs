using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workspace.People;

/// <summary>One signed-in browser. The cookie holds a secret whose hash is here, so ending the row ends the browser.</summary>
public sealed class Session
{
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12), Longest = TimeSpan.FromDays(14);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid PersonId { get; private init; }
    public string SecretHash { get; private set; } = "";
    public string Device { get; private init; } = "";
    public DateTimeOffset StartedAt { get; private init; }
    public DateTimeOffset SeenAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When the person last showed who they are, where that was after the session began.</summary>
    public DateTimeOffset? ProvenAt { get; private set; }

    public static Session Start(Guid personId, string secretHash, string device, DateTimeOffset at) =>
        new() { PersonId = personId, SecretHash = secretHash, Device = device, StartedAt = at, SeenAt = at };

    /// <summary>A session dies when it was idle too long, when it is old, or when somebody ended it.</summary>
    public static bool IsAlive(DateTimeOffset startedAt, DateTimeOffset seenAt, DateTimeOffset? endedAt, DateTimeOffset now) =>
        endedAt is null && now < seenAt + Idle && now < startedAt + Longest;

    public void See(DateTimeOffset at) => SeenAt = at;

    /// <summary>The person showed again who they are: from now on the browser has another secret.</summary>
    public void Prove(string secretHash, DateTimeOffset at) => (SecretHash, ProvenAt) = (secretHash, at);

    public void End(DateTimeOffset at) => EndedAt ??= at;

    private sealed class Table : IEntityTypeConfiguration<Session>
    {
        public void Configure(EntityTypeBuilder<Session> builder)
        {
            builder.Property(s => s.SecretHash).HasMaxLength(64);
            builder.Property(s => s.Device).HasMaxLength(200);
            builder.HasIndex(s => s.SecretHash).IsUnique();
            builder.HasIndex(s => s.PersonId);
            builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
