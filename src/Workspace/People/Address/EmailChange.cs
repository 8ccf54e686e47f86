using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workspace.People.Address;

/// <summary>A person is about to have another email address. It becomes theirs when both the old and the new one have said yes.</summary>
public sealed class EmailChange
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(1);

    public Guid PersonId { get; private init; }
    public string NewEmail { get; private init; } = "";
    public string OldHash { get; private init; } = "";
    public string NewHash { get; private init; } = "";
    public DateTimeOffset AskedAt { get; private init; }
    public DateTimeOffset? OldSaidYesAt { get; private set; }
    public DateTimeOffset? NewSaidYesAt { get; private set; }

    public bool IsAgreed => OldSaidYesAt is not null && NewSaidYesAt is not null;

    public static EmailChange Ask(Guid personId, string newEmail, string oldHash, string newHash, DateTimeOffset at) =>
        new() { PersonId = personId, NewEmail = newEmail, OldHash = oldHash, NewHash = newHash, AskedAt = at };

    public bool Works(string hash, DateTimeOffset now) => now < AskedAt + Life && ((hash == OldHash && OldSaidYesAt is null) || (hash == NewHash && NewSaidYesAt is null));

    public void SayYes(string hash, DateTimeOffset at)
    {
        if (!Works(hash, at))
        {
            throw Links.Over();
        }

        (OldSaidYesAt, NewSaidYesAt) = (hash == OldHash ? at : OldSaidYesAt, hash == NewHash ? at : NewSaidYesAt);
    }

    private sealed class Table : IEntityTypeConfiguration<EmailChange>
    {
        public void Configure(EntityTypeBuilder<EmailChange> builder)
        {
            builder.HasKey(c => c.PersonId);
            builder.Property(c => c.NewEmail).HasMaxLength(EmailAddress.Max);
            builder.Property(c => c.OldHash).HasMaxLength(64);
            builder.Property(c => c.NewHash).HasMaxLength(64);
            builder.Property(c => c.OldSaidYesAt).IsConcurrencyToken();
            builder.Property(c => c.NewSaidYesAt).IsConcurrencyToken();
            builder.HasIndex(c => c.OldHash);
            builder.HasIndex(c => c.NewHash);
            builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
