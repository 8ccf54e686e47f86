using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Licensing;
using Workspace.Spaces;

namespace Workspace.People;

/// <summary>A stakeholder body that people speak for, from the organisation's list.</summary>
public sealed class Affiliation : IInOrganisation
{
    public const int MaxName = 120, MaxShortName = 30;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid OrganisationId { get; private init; }
    public string Name { get; private set; } = "";
    public string Key { get; private set; } = "";

    public string? ShortName { get; private set; }
    public AffiliationKind? Kind { get; private set; }

    public static Affiliation List(Guid organisationId, string name)
    {
        var affiliation = new Affiliation { OrganisationId = organisationId };
        affiliation.Rename(name);
        return affiliation;
    }

    public void Rename(string name)
    {
        Name = NameText.Read(name, MaxName, "the organisation's name");
        Key = Text.Key(Name);
    }

    public void Describe(string? shortName, AffiliationKind? kind)
    {
        var line = Text.OptionalLine(shortName, MaxShortName, "the short name", nameof(ShortName));
        ShortName = line.Length > 0 ? NameText.Read(line, MaxShortName, "the short name") : null;
        Kind = kind is null || Enum.IsDefined(kind.Value) ? kind : throw Refusal.Wrong("Choose a type from the list.", nameof(Kind));
    }

    private sealed class Table : IEntityTypeConfiguration<Affiliation>
    {
        public void Configure(EntityTypeBuilder<Affiliation> builder)
        {
            builder.Property(a => a.Name).HasMaxLength(MaxName);
            builder.Property(a => a.ShortName).HasMaxLength(MaxShortName);
            builder.Property(a => a.Key).HasMaxLength(MaxName * 4);
            builder.HasIndex(a => new { a.OrganisationId, a.Key }).IsUnique();
        }
    }
}
