using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workspace.People.Factors;

/// <summary>A person's authenticator app. Its seed is encrypted, and each of its codes works once.</summary>
public sealed class Authenticator
{
    public Guid PersonId { get; private init; }

    /// <summary>Encrypted with the key ring.</summary>
    public string Seed { get; private init; } = "";

    /// <summary>The latest step whose code was used: only later ones work.</summary>
    public long LastStep { get; private set; }
    public DateTimeOffset AddedAt { get; private init; }

    public static Authenticator Add(Guid personId, string seed, long step, DateTimeOffset at) => new() { PersonId = personId, Seed = seed, LastStep = step, AddedAt = at };

    /// <summary>Whether the code of this step is still unused; it is used from now on.</summary>
    public bool Use(long step)
    {
        if (step <= LastStep)
        {
            return false;
        }

        LastStep = step;
        return true;
    }

    private sealed class Table : IEntityTypeConfiguration<Authenticator>
    {
        public void Configure(EntityTypeBuilder<Authenticator> builder)
        {
            builder.HasKey(a => a.PersonId);
            builder.Property(a => a.Seed).HasMaxLength(1000);
            builder.Property(a => a.LastStep).IsConcurrencyToken(); // two at once with one code: one wins
            builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
