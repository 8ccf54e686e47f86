using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Licensing;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Ui;

namespace Workspace.Invitations;

/// <summary>Somebody is asked in: bound to one address, and where it is to a space to a role there. Its link works once and for 28 days; only the link's hash is kept.</summary>
public sealed class Invitation : IInOrganisation
{
    public const int MaxMessage = 1_000, MostSendings = 5;

    public static readonly TimeSpan Life = TimeSpan.FromDays(28), Between = TimeSpan.FromHours(1);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid OrganisationId { get; private init; }
    public Guid? SpaceId { get; private init; }

    /// <summary>The space, or the organisation where it is to none: one open invitation for each address there.</summary>
    public Guid PlaceId { get; private init; }
    public Role Role { get; private init; }
    public string Name { get; private init; } = "";
    public string Email { get; private init; } = "";
    public string EmailKey { get; private init; } = "";
    public Guid? AffiliationId { get; private set; }
    public Guid? SponsorId { get; private init; }

    /// <summary>The first and the last day of the seat, in the organisation's zone; without them as soon and as long as the licence has one.</summary>
    public DateOnly? FirstDay { get; private init; }
    public DateOnly? LastDay { get; private init; }
    public string Message { get; private init; } = "";
    public Guid MadeById { get; private init; }
    public DateTimeOffset MadeAt { get; private init; }
    public string SecretHash { get; private set; } = "";
    public DateTimeOffset SentAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public int Sendings { get; private set; }
    public DateTimeOffset? AcceptedAt { get; private set; }
    public Guid? PersonId { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public bool IsOpen => AcceptedAt is null && WithdrawnAt is null;

    public static Invitation Make(Guid organisationId, Guid? spaceId, Guest guest, string message, Guid by, string secretHash, DateTimeOffset at) => new()
    {
        OrganisationId = organisationId,
        SpaceId = spaceId,
        PlaceId = spaceId ?? organisationId,
        Role = guest.Role,
        Name = guest.Name,
        Email = guest.Email,
        EmailKey = EmailAddress.Key(guest.Email),
        AffiliationId = guest.AffiliationId,
        SponsorId = guest.SponsorId,
        FirstDay = guest.From,
        LastDay = guest.Until,
        Message = message,
        MadeById = by,
        MadeAt = at,
        SecretHash = secretHash,
        SentAt = at,
        ExpiresAt = at + Life,
        Sendings = 1,
    };

    /// <summary>A new link for another 28 days; the one before stops working.</summary>
    public void Resend(string secretHash, DateTimeOffset at, bool byMail)
    {
        CheckOpen();
        if (byMail && at < SentAt + Between)
        {
            throw Refusal.Wrong("This invitation was sent less than an hour ago. Wait a little before you send it again.");
        }

        if (byMail && Sendings >= MostSendings)
        {
            throw Refusal.Wrong($"This invitation was sent {MostSendings} times. Withdraw it, and ask {(Name.Length > 0 ? Name : Email)} in another way.");
        }

        (SecretHash, SentAt, ExpiresAt, Sendings) = (secretHash, at, at + Life, Sendings + 1);
    }

    public void Withdraw(DateTimeOffset at)
    {
        CheckOpen();
        WithdrawnAt = at;
    }

    public void Accept(Guid personId, DateTimeOffset at)
    {
        CheckWorks(at, TimeZoneInfo.Utc);
        (PersonId, AcceptedAt) = (personId, at);
    }

    /// <summary>Refuses, in words for its holder, where the link works no longer.</summary>
    public void CheckWorks(DateTimeOffset now, TimeZoneInfo zone)
    {
        if (AcceptedAt is { } accepted)
        {
            throw Refusal.Wrong($"This invitation was accepted on {Words.Day(Licensing.LastDay.DayOf(accepted, zone))}. Sign in to enter.");
        }

        if (WithdrawnAt is not null)
        {
            throw Refusal.Wrong("This invitation was withdrawn. Whoever sent it can say why.");
        }

        if (now >= ExpiresAt)
        {
            throw Refusal.Wrong($"This invitation ended on {Words.Day(Licensing.LastDay.DayOf(ExpiresAt, zone))}. Ask whoever sent it for a new one.");
        }
    }

    public void MoveTo(Guid affiliationId) => AffiliationId = affiliationId;

    private void CheckOpen()
    {
        if (!IsOpen)
        {
            throw Refusal.Wrong(AcceptedAt is null ? "This invitation was withdrawn already." : "This invitation was accepted already.");
        }
    }

    private sealed class Table : IEntityTypeConfiguration<Invitation>
    {
        public void Configure(EntityTypeBuilder<Invitation> builder)
        {
            builder.Ignore(i => i.IsOpen);
            builder.Property(i => i.Name).HasMaxLength(Person.MaxName);
            builder.Property(i => i.Email).HasMaxLength(EmailAddress.Max);
            builder.Property(i => i.EmailKey).HasMaxLength(EmailAddress.Max);
            builder.Property(i => i.Message).HasMaxLength(MaxMessage);
            builder.Property(i => i.SecretHash).HasMaxLength(64).IsConcurrencyToken();
            builder.Property(i => i.AcceptedAt).IsConcurrencyToken(); // two at once: one wins
            builder.Property(i => i.WithdrawnAt).IsConcurrencyToken();
            builder.HasIndex(i => i.SecretHash).IsUnique();
            builder.HasIndex(i => new { i.PlaceId, i.EmailKey }).IsUnique().HasFilter("\"AcceptedAt\" is null and \"WithdrawnAt\" is null");
            builder.HasIndex(i => new { i.OrganisationId, i.SentAt });
            builder.HasIndex(i => i.AffiliationId);
            builder.HasOne<Space>().WithMany().HasForeignKey(i => i.SpaceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
