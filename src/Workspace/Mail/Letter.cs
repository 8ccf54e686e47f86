using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Licensing;
using Workspace.Spaces;

namespace Workspace.Mail;

/// <summary>What became of a letter.</summary>
public enum LetterOutcome
{
    /// <summary>Not sent yet.</summary>
    Waiting = 0,

    /// <summary>The mail server took it.</summary>
    Sent = 1,

    /// <summary>The mail server will not deliver to this address.</summary>
    Refused = 2,

    /// <summary>There was nothing left to tell, or the person may not see it any more.</summary>
    Dropped = 3,

    /// <summary>It could not be sent while it still made sense.</summary>
    Expired = 4,
}

/// <summary>One mail to one person, from the moment it is due until it is sent. Written in the same transaction as what causes it.</summary>
public sealed class Letter : IInOrganisation
{
    public const int MaxKind = 40, MaxKey = 120, MaxSubject = 200, MaxWhy = 300;

    /// <summary>For so long the sender tries; after that the letter no longer makes sense.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(5);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid OrganisationId { get; private init; }
    public string Kind { get; private init; } = "";

    /// <summary>Whose account it is for: name, address and rights are read when it is sent. None for somebody without an account.</summary>
    public Guid? PersonId { get; private init; }
    public string ToName { get; private init; } = "";
    public string ToAddress { get; private init; } = "";

    /// <summary>Where this is set the person must be able to enter the space when it is sent.</summary>
    public Guid? SpaceId { get; private init; }

    /// <summary>What it is about, for those who look what became of it: an invitation, for example.</summary>
    public Guid? AboutId { get; private init; }

    /// <summary>Of two letters with the same key only one can be written.</summary>
    public string? Key { get; private init; }

    /// <summary>What it says, as its kind writes it; forgotten when it is over.</summary>
    public string Body { get; private set; } = "";

    /// <summary>The secret of the link in it, sealed; forgotten when it is over.</summary>
    public string? SealedSecret { get; private set; }
    public DateTimeOffset QueuedAt { get; private init; }
    public DateTimeOffset DueAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private init; }
    public int Tries { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }
    public LetterOutcome Outcome { get; private set; }
    public string Why { get; private set; } = "";

    internal static Letter Write(Guid organisationId, string kind, Recipient to, string body, DateTimeOffset at, LetterTerms terms) => new()
    {
        OrganisationId = organisationId,
        Kind = kind,
        PersonId = to.PersonId,
        ToName = to.Name,
        ToAddress = to.Address,
        Body = body,
        QueuedAt = at,
        DueAt = at,
        ExpiresAt = at + (terms.Life ?? Life),
        SpaceId = terms.SpaceId,
        AboutId = terms.AboutId,
        Key = terms.Key,
        SealedSecret = terms.SealedSecret,
    };

    /// <summary>Takes it in hand for a while; of two servers at once one succeeds.</summary>
    internal void Take(DateTimeOffset until) => (Tries, DueAt) = (Tries + 1, until);

    internal void Wait(DateTimeOffset until, string why) => (DueAt, Why) = (until, Short(why));

    internal void Finish(LetterOutcome outcome, DateTimeOffset at, string why = "") => (Outcome, DoneAt, Why, Body, SealedSecret) = (outcome, at, Short(why), "", null);

    /// <summary>It was sent, and came back later.</summary>
    internal void CameBack() => (Outcome, Why) = (LetterOutcome.Refused, "It came back.");

    private static string Short(string why) => Text.OptionalLine(why.Length > MaxWhy ? why[..MaxWhy] : why, MaxWhy, "the reason");

    private sealed class Table : IEntityTypeConfiguration<Letter>
    {
        public void Configure(EntityTypeBuilder<Letter> builder)
        {
            builder.Property(l => l.Kind).HasMaxLength(MaxKind);
            builder.Property(l => l.ToName).HasMaxLength(People.Person.MaxName);
            builder.Property(l => l.ToAddress).HasMaxLength(People.EmailAddress.Max);
            builder.Property(l => l.Key).HasMaxLength(MaxKey);
            builder.Property(l => l.Why).HasMaxLength(MaxWhy);
            builder.Property(l => l.Tries).IsConcurrencyToken();
            builder.HasIndex(l => l.Key).IsUnique();
            builder.HasIndex(l => l.DueAt).HasFilter("\"DoneAt\" is null");
            builder.HasIndex(l => l.AboutId);
            builder.HasIndex(l => new { l.PersonId, l.QueuedAt });
            builder.HasOne<People.Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Space>().WithMany().HasForeignKey(l => l.SpaceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>Who gets a letter: somebody with an account, or a name and an address.</summary>
public sealed record Recipient(Guid? PersonId, string Name, string Address)
{
    public static Recipient Of(Guid personId) => new(personId, "", "");

    public static Recipient At(string name, string address) => new(null, name, address);
}

/// <summary>What else holds for a letter.</summary>
/// <param name="Life">How long it makes sense to send it.</param>
public sealed record LetterTerms(Guid? SpaceId = null, Guid? AboutId = null, string? Key = null, string? SealedSecret = null, TimeSpan? Life = null);
