using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workspace.People.Factors;

/// <summary>A code on paper for the day on which the phone is lost: 80 random bits, kept as their hash, used once.</summary>
public sealed class RecoveryCode
{
    public const int Count = 10;

    private const int Letters = 16, Group = 4;
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789"; // without those that look alike

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid PersonId { get; private init; }
    public string Hash { get; private init; } = "";
    public DateTimeOffset? UsedAt { get; private set; }

    public static (string Code, RecoveryCode Row) Make(Guid personId)
    {
        var code = RandomNumberGenerator.GetString(Alphabet, Letters);
        return (string.Join('-', code.Chunk(Group).Select(four => new string(four))), new() { PersonId = personId, Hash = HashOf(code) });
    }

    /// <summary>Of what was typed: case, spaces and dashes do not matter.</summary>
    public static string HashOf(string typed) => Secret.Hash("recovery " + string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant());

    public void Use(DateTimeOffset at) => UsedAt ??= at;

    private sealed class Table : IEntityTypeConfiguration<RecoveryCode>
    {
        public void Configure(EntityTypeBuilder<RecoveryCode> builder)
        {
            builder.Property(c => c.Hash).HasMaxLength(64);
            builder.Property(c => c.UsedAt).IsConcurrencyToken(); // two at once with one code: one wins
            builder.HasIndex(c => new { c.PersonId, c.Hash }).IsUnique();
            builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
