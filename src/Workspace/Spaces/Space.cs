using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Data;
using Workspace.Licensing;

namespace Workspace.Spaces;

/// <summary>A thing that lives in one space.</summary>
public interface IInSpace
{
    Guid Id { get; }
    Guid SpaceId { get; }
}

/// <summary>A walled place that a group shares.</summary>
public sealed class Space : IInOrganisation, IVersioned
{
    public const int MaxName = 100, MaxPurpose = 600, MaxCharter = 20_000, MaxMarking = 60;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid OrganisationId { get; private init; }
    public string Name { get; private set; } = "";
    public string Purpose { get; private set; } = "";
    public string Charter { get; private set; } = "";

    /// <summary>Shown in a strip on every page of the space, for example OFFICIAL.</summary>
    public string Marking { get; private set; } = "";

    /// <summary>Keys of the tools that are switched off, divided by spaces.</summary>
    public string ToolsOff { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? ArchivedAt { get; private set; }

    /// <summary>Since when people of the organisation see that it is there, and may ask to join.</summary>
    public DateTimeOffset? OpenSince { get; private set; }
    public int Version { get; private set; }

    public static Space Create(Guid organisationId, string name, string purpose, string charter, DateTimeOffset at)
    {
        var space = new Space { OrganisationId = organisationId, CreatedAt = at };
        space.Describe(name, purpose, charter, "");
        return space;
    }

    public void Describe(string name, string purpose, string charter, string marking)
    {
        Name = Text.Line(name, MaxName, "a name for the space", nameof(Name));
        Purpose = Text.Lines(purpose, MaxPurpose, "the purpose", nameof(Purpose));
        Charter = Text.Lines(charter, MaxCharter, "the charter", nameof(Charter));
        Marking = Text.OptionalLine(marking, MaxMarking, "the marking", nameof(Marking)).ToUpperInvariant();
    }

    public bool Has(string tool) => SpaceTools.IsOn(ToolsOff, tool);

    public void SwitchTools(IEnumerable<string> off) => ToolsOff = string.Join(' ', off.Order(StringComparer.Ordinal));

    public void TakeRequests(DateTimeOffset? since) => OpenSince = since;

    public void Archive(DateTimeOffset at) => ArchivedAt ??= at;

    public void Restore() => ArchivedAt = null;

    private sealed class Table : IEntityTypeConfiguration<Space>
    {
        public void Configure(EntityTypeBuilder<Space> builder)
        {
            builder.Property(s => s.Name).HasMaxLength(MaxName);
            builder.Property(s => s.Purpose).HasMaxLength(MaxPurpose);
            builder.Property(s => s.Charter).HasMaxLength(MaxCharter);
            builder.Property(s => s.Marking).HasMaxLength(MaxMarking);
            builder.Property(s => s.ToolsOff).HasMaxLength(400);
            builder.Property(s => s.Version).IsConcurrencyToken();
            builder.HasIndex(s => s.OrganisationId);
            builder.HasOne<Organisation>().WithMany().HasForeignKey(s => s.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
