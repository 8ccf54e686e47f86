using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.Spaces;

namespace Workspace.People;

/// <summary>How the pages look to a person.</summary>
public enum Theme
{
    System = 0,
    Light = 1,
    Dark = 2,
}

/// <summary>Somebody with an account. What they may do is never kept here: it follows from seats and memberships, read each time.</summary>
public sealed class Person : IdentityUser<Guid>, IInOrganisation, IVersioned
{
    public const int MaxName = 100, MaxInitials = 3;

    private Person()
    {
    }

    public Guid OrganisationId { get; private init; }
    public string Name { get; private set; } = "";
    public string Initials { get; private set; } = "";
    public string TimeZone { get; private set; } = "Europe/London";
    public Theme Theme { get; private set; }
    public bool SingleKeys { get; private set; } = true;
    public bool ShowsPresence { get; private set; } = true;

    /// <summary>The body this person speaks for; set by an administrator, never by oneself.</summary>
    public Guid? AffiliationId { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? DisabledAt { get; private set; }
    public int Version { get; private set; }

    public static Person Join(Guid organisationId, string name, string email, string timeZone, DateTimeOffset at)
    {
        var person = new Person { Id = Guid.CreateVersion7(), OrganisationId = organisationId, CreatedAt = at, LockoutEnabled = true };
        person.Introduce(name, null, timeZone);
        person.Address(email);
        return person;
    }

    /// <summary>What a person says of themselves.</summary>
    public void Introduce(string name, string? initials, string timeZone)
    {
        Name = NameText.Read(name, MaxName, "the name");
        var given = Text.OptionalLine(initials, MaxInitials, "the initials");
        Initials = given.Length > 0 ? given.ToUpperInvariant() : InitialsOf(Name);
        TimeZone = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _) ? timeZone : throw Refusal.Wrong("Choose a time zone from the list.");
    }

    /// <summary>An administrator puts right under which name and address the account goes.</summary>
    public void Correct(string name, string email)
    {
        if (name != Name)
        {
            Introduce(name, null, TimeZone);
        }

        Address(email);
    }

    /// <summary>Both addresses have said yes: the account goes under the new one.</summary>
    public void MoveTo(string email) => Address(email);

    public void Prefer(Theme theme, bool singleKeys, bool showsPresence)
    {
        Theme = Enum.IsDefined(theme) ? theme : throw Refusal.Wrong("Choose a theme from the list.");
        SingleKeys = singleKeys;
        ShowsPresence = showsPresence;
    }

    public void SpeakFor(Affiliation? affiliation) => AffiliationId = affiliation?.Id;

    public void Disable(DateTimeOffset at) => DisabledAt ??= at;

    public void Enable() => DisabledAt = null;

    private void Address(string email)
    {
        Email = UserName = EmailAddress.Read(email);
        NormalizedEmail = NormalizedUserName = EmailAddress.Key(Email);
    }

    private static string InitialsOf(string name)
    {
        var firsts = name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Select(First).Where(first => char.IsLetter(first, 0)).ToArray();
        return firsts.Length switch
        {
            0 => "?",
            1 => firsts[0].ToUpperInvariant(),
            _ => (firsts[0] + firsts[^1]).ToUpperInvariant(),
        };
    }

    private static string First(string word) => System.Globalization.StringInfo.GetNextTextElement(word);

    private sealed class Table : IEntityTypeConfiguration<Person>
    {
        public void Configure(EntityTypeBuilder<Person> builder)
        {
            builder.Property(p => p.Name).HasMaxLength(MaxName);
            builder.Property(p => p.Initials).HasMaxLength(40);
            builder.Property(p => p.TimeZone).HasMaxLength(60);
            builder.Property(p => p.Version).IsConcurrencyToken();
            builder.HasIndex(p => new { p.OrganisationId, p.Name });
            builder.HasIndex(p => p.NormalizedEmail).HasDatabaseName("EmailIndex").IsUnique();
        }
    }
}
