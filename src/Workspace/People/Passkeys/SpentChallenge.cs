using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workspace.People.Passkeys;

/// <summary>A challenge that was answered: nobody answers it again. Kept until it would have run out.</summary>
public sealed class SpentChallenge
{
    public string Hash { get; private init; } = "";
    public DateTimeOffset Until { get; private init; }

    public static SpentChallenge Spend(string state, DateTimeOffset until) => new() { Hash = Secret.Hash(state), Until = until };

    private sealed class Table : IEntityTypeConfiguration<SpentChallenge>
    {
        public void Configure(EntityTypeBuilder<SpentChallenge> builder)
        {
            builder.HasKey(c => c.Hash);
            builder.Property(c => c.Hash).HasMaxLength(64);
            builder.HasIndex(c => c.Until);
        }
    }
}
