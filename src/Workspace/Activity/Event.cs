using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Activity.Audit;

namespace Workspace.Activity;

/// <summary>Something that happened: facts, never content. The one source of activity, notices, search, audit and live pages.</summary>
public sealed class Event
{
    public long Id { get; private set; }
    public required Guid OrganisationId { get; init; }
    public Guid? SpaceId { get; init; }
    public Guid? ActorId { get; init; }
    public required string Kind
    {
        get;
        init => (field, Place) = (value, AuditEvents.KeepsPlace(value) ? Whereabouts.Current : null);
    }

    public required Guid SubjectId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>From where it was done, in words, where auditors are to know: "Firefox on Windows, 192.0.2.7".</summary>
    public string? Place { get; private init; }

    /// <summary>A small JSON object, for example <c>{"from":"12","to":"20"}</c>.</summary>
    public string? Facts { get; init; }

    private sealed class Table : IEntityTypeConfiguration<Event>
    {
        public void Configure(EntityTypeBuilder<Event> builder)
        {
            builder.Property(e => e.Kind).HasMaxLength(60);
            builder.Property(e => e.Place).HasMaxLength(120);
            builder.Property(e => e.Facts).HasMaxLength(2000);
            builder.HasIndex(e => new { e.SpaceId, e.Id });
            builder.HasIndex(e => new { e.SubjectId, e.Id });
            builder.HasIndex(e => new { e.OrganisationId, e.Id });
        }
    }
}
