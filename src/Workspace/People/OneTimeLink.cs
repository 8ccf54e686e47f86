using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workspace.People;

/// <summary>What a link lets its holder do, once.</summary>
public enum LinkPurpose
{
    /// <summary>Found the organisation and become its first administrator.</summary>
    SetUp = 0,

    /// <summary>Sign in without a password, and choose one if there is none.</summary>
    SignIn = 1,

    /// <summary>Choose a new password.</summary>
    Password = 2,
}

/// <summary>A link that works once and not for long. Opening it changes nothing; pressing its button does.</summary>
public sealed class OneTimeLink
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public LinkPurpose Purpose { get; private init; }
    public Guid? PersonId { get; private init; }
    public Guid? MadeById { get; private init; }
    public string SecretHash { get; private init; } = "";
    public DateTimeOffset MadeAt { get; private init; }
    public DateTimeOffset ExpiresAt { get; private init; }
    public DateTimeOffset? UsedAt { get; private set; }

    public static OneTimeLink Make(LinkPurpose purpose, Guid? personId, Guid? madeById, string secretHash, DateTimeOffset at, TimeSpan life) =>
        new() { Purpose = purpose, PersonId = personId, MadeById = madeById, SecretHash = secretHash, MadeAt = at, ExpiresAt = at + life };

    public bool Works(DateTimeOffset now) => UsedAt is null && now < ExpiresAt;

    public void Use(DateTimeOffset at) =>
        UsedAt = Works(at) ? at : throw Links.Over();

    private sealed class Table : IEntityTypeConfiguration<OneTimeLink>
    {
        public void Configure(EntityTypeBuilder<OneTimeLink> builder)
        {
            builder.Property(l => l.SecretHash).HasMaxLength(64);
            builder.Property(l => l.UsedAt).IsConcurrencyToken(); // two at once: one wins
            builder.HasIndex(l => l.SecretHash).IsUnique();
            builder.HasIndex(l => l.PersonId);
            builder.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
