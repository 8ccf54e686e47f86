using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Spaces;

namespace Workspace.People.Passkeys;

/// <summary>A passkey of a person: the public half of a key pair that never leaves their device or safe.</summary>
public sealed class Passkey
{
    public const int MaxName = 60, MostForOne = 10;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid PersonId { get; private init; }
    public string Name { get; private set; } = "";
    public byte[] CredentialId { get; private init; } = [];
    public byte[] PublicKey { get; private init; } = [];

    /// <summary>The authenticator's own count of its uses; a copy of a key would fall behind.</summary>
    public long SignCount { get; private set; }
    public string Transports { get; private init; } = "";
    public bool IsBackupEligible { get; private init; }
    public bool IsBackedUp { get; private set; }
    public DateTimeOffset AddedAt { get; private init; }
    public DateTimeOffset? UsedAt { get; private set; }

    public static Passkey Add(Guid personId, string? name, UserPasskeyInfo made, DateTimeOffset at)
    {
        var passkey = new Passkey
        {
            PersonId = personId,
            CredentialId = made.CredentialId,
            PublicKey = made.PublicKey,
            SignCount = made.SignCount,
            Transports = string.Join(' ', made.Transports ?? []),
            IsBackupEligible = made.IsBackupEligible,
            IsBackedUp = made.IsBackedUp,
            AddedAt = at,
        };
        passkey.Rename(name);
        return passkey;
    }

    public void Rename(string? name) => Name = Text.Line(name, MaxName, "a name by which you know the passkey", nameof(Name));

    /// <summary>What the framework's own check reads.</summary>
    public UserPasskeyInfo Read() => new(CredentialId, PublicKey, AddedAt, (uint)SignCount, Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries), isUserVerified: true, IsBackupEligible, IsBackedUp, [], []) { Name = Name };

    public void Use(UserPasskeyInfo seen, DateTimeOffset at) => (SignCount, IsBackedUp, UsedAt) = (seen.SignCount, seen.IsBackedUp, at);

    private sealed class Table : IEntityTypeConfiguration<Passkey>
    {
        public void Configure(EntityTypeBuilder<Passkey> builder)
        {
            builder.Property(p => p.Name).HasMaxLength(MaxName);
            builder.Property(p => p.CredentialId).HasMaxLength(1023);
            builder.Property(p => p.Transports).HasMaxLength(200);
            builder.Property(p => p.SignCount).IsConcurrencyToken();
            builder.HasIndex(p => p.CredentialId).IsUnique();
            builder.HasIndex(p => p.PersonId);
            builder.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
