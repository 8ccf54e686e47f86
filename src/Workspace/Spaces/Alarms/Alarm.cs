using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workspace.Spaces.Alarms;

/// <summary>Something that a tool does by itself at an instant: close a poll, remind. It is kept in the space and outlives a restart.</summary>
public sealed class Alarm : IInSpace
{
    public const int MaxTool = 40;

    private Alarm() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid SpaceId { get; private init; }
    public string Tool { get; private init; } = "";
    public Guid ThingId { get; private init; }
    public DateTimeOffset At { get; private set; }

    public static Alarm Set(Guid spaceId, string tool, Guid thingId, DateTimeOffset at) => new() { SpaceId = spaceId, Tool = tool, ThingId = thingId, At = at };

    /// <summary>At another instant instead.</summary>
    public void Move(DateTimeOffset at) => At = at;

    private sealed class Table : IEntityTypeConfiguration<Alarm>
    {
        public void Configure(EntityTypeBuilder<Alarm> builder)
        {
            builder.Property(a => a.Id).ValueGeneratedNever();
            builder.Property(a => a.Tool).HasMaxLength(MaxTool);
            builder.HasIndex(a => a.At);
            builder.HasIndex(a => a.ThingId);
            builder.HasOne<Space>().WithMany().HasForeignKey(a => a.SpaceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
