using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Data;
using Workspace.Spaces;

namespace Workspace.Files.Whole;

/// <summary>How far the making of an archive got.</summary>
public enum ExportState
{
    Waiting,
    Running,
    Ready,
    Failed,
    Cancelled,
}

/// <summary>The whole space as one archive, made for one person with what they may see.</summary>
public sealed class SpaceExport : IInSpace, IVersioned
{
    public const int MaxStep = 100, MaxTools = 400;

    /// <summary>How long it can be fetched.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    /// <summary>A server that says nothing for so long has ended: another one begins again.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private SpaceExport() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public Guid ById { get; private init; }
    public DateTimeOffset AskedAt { get; private init; }
    public ExportState State { get; private set; }

    /// <summary>What is being written, in a word; or why it failed.</summary>
    public string Step { get; private set; } = "";
    public int Done { get; private set; }
    public int Of { get; private set; }
    public DateTimeOffset HeardAt { get; private set; }
    public DateTimeOffset? ReadyAt { get; private set; }
    public DateTimeOffset? ExpiresAt { get; private set; }
    public string Blob { get; private set; } = "";
    public long Size { get; private set; }
    public string Sha256 { get; private set; } = "";

    /// <summary>With what right it was made: whoever has less by the time it is fetched makes a new one.</summary>
    public Role Role { get; private set; }
    public string Tools { get; private set; } = "";
    public int Version { get; private set; }

    public bool IsUnderWay => State is ExportState.Waiting or ExportState.Running;

    public static SpaceExport Ask(Guid spaceId, Guid by, DateTimeOffset at) => new() { Id = Guid.CreateVersion7(at), SpaceId = spaceId, ById = by, AskedAt = at, HeardAt = at };

    public void Begin(Role role, IEnumerable<string> tools, int steps, DateTimeOffset at) =>
        (State, Role, Tools, Done, Of, HeardAt) = (ExportState.Running, role, string.Join(' ', tools), 0, steps, at);

    public void Reach(int done, string step, DateTimeOffset at) => (Done, Step, HeardAt) = (done, step[..Math.Min(step.Length, MaxStep)], at);

    public void Finish(string blob, long size, string sha256, DateTimeOffset at) =>
        (State, Step, Done, Blob, Size, Sha256, ReadyAt, ExpiresAt, HeardAt) = (ExportState.Ready, "", Of, blob, size, sha256, at, at + KeptFor, at);

    public void Fail(string why, DateTimeOffset at) => (State, Step, HeardAt) = (ExportState.Failed, why[..Math.Min(why.Length, MaxStep)], at);

    public void Cancel() => State = IsUnderWay ? ExportState.Cancelled : throw Refusal.Conflict("This archive is not being made any more.");

    private sealed class Table : IEntityTypeConfiguration<SpaceExport>
    {
        public void Configure(EntityTypeBuilder<SpaceExport> builder)
        {
            builder.Property(e => e.Id).ValueGeneratedNever();
            builder.Property(e => e.Step).HasMaxLength(MaxStep);
            builder.Property(e => e.Blob).HasMaxLength(FileVersion.MaxBlob);
            builder.Property(e => e.Sha256).HasMaxLength(64);
            builder.Property(e => e.Tools).HasMaxLength(MaxTools);
            builder.Property(e => e.Version).IsConcurrencyToken();
            builder.HasIndex(e => new { e.SpaceId, e.ById });
            builder.HasIndex(e => e.State);
            builder.HasOne<Space>().WithMany().HasForeignKey(e => e.SpaceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
