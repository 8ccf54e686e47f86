using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Data;
using Workspace.Spaces;

namespace Workspace.Licensing;

/// <summary>A thing of the organisation that its administrators may see: names and dates, never content.</summary>
public interface IInOrganisation
{
    Guid OrganisationId { get; }
}

/// <summary>Who may create a space.</summary>
public enum SpaceCreation
{
    Administrators = 0,
    SeatHolders = 1,
}

/// <summary>The body that owns the licences and the spaces.</summary>
public sealed class Organisation : IVersioned
{
    public const int MaxName = 120, MaxText = 20_000;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public string Name { get; private set; } = "";

    /// <summary>IANA name; last days of seats and licences are days of this zone.</summary>
    public string TimeZone { get; private set; } = "Europe/London";
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
    public SpaceCreation SpaceCreation { get; private set; }
    public string AccessibilityText { get; private set; } = "";
    public string PrivacyText { get; private set; } = "";
    public string TermsText { get; private set; } = "";

    /// <summary>Domains whose addresses may be invited, divided by spaces; none: all.</summary>
    public string? AllowedDomains { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>From when owners of spaces and administrators need an authenticator app or a passkey; nothing where they do not.</summary>
    public DateTimeOffset? FactorsRequiredFrom { get; private set; }
    public int Version { get; private set; }

    public static Organisation Found(string name, string timeZone, DateTimeOffset at)
    {
        var organisation = new Organisation { CreatedAt = at };
        organisation.Rename(name, timeZone, SpaceCreation.Administrators);
        return organisation;
    }

    public void Rename(string name, string timeZone, SpaceCreation spaceCreation)
    {
        Name = Text.Line(name, MaxName, "the organisation's name", nameof(Name));
        TimeZone = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _) ? timeZone : throw Refusal.Wrong("Choose a time zone from the list.", nameof(TimeZone));
        SpaceCreation = Enum.IsDefined(spaceCreation) ? spaceCreation : throw Refusal.Wrong("Choose who may create spaces.", nameof(SpaceCreation));
    }

    /// <summary>Asks owners and administrators for a second step from an instant on, or no longer.</summary>
    public void RequireFactors(DateTimeOffset? from) => FactorsRequiredFrom = from;
    public void Allow(Invitations.AllowedDomains domains) => AllowedDomains = domains.Stored;

    public void Publish(string accessibility, string privacy, string terms)
    {
        AccessibilityText = Text.Lines(accessibility, MaxText, "the accessibility statement", nameof(AccessibilityText));
        PrivacyText = Text.Lines(privacy, MaxText, "the privacy notice", nameof(PrivacyText));
        TermsText = Text.Lines(terms, MaxText, "the terms", nameof(TermsText));
    }

    private sealed class Table : IEntityTypeConfiguration<Organisation>
    {
        public void Configure(EntityTypeBuilder<Organisation> builder)
        {
            builder.Ignore(o => o.Zone);
            builder.Property(o => o.Name).HasMaxLength(MaxName);
            builder.Property(o => o.TimeZone).HasMaxLength(60);
            builder.Property(o => o.AllowedDomains).HasMaxLength(Invitations.AllowedDomains.Max);
            builder.Property(o => o.Version).IsConcurrencyToken();
        }
    }
}
