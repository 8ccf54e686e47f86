using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workspace.Activity.Audit;

/// <summary>One link of the chain: a keyed hash over some events and the link before. Whoever changes or removes an event, or a link, breaks it.</summary>
public sealed class Seal
{
    /// <summary>1, 2, 3, without a gap.</summary>
    public long Number { get; private init; }
    public long First { get; private init; }
    public long Last { get; private init; }
    public int Count { get; private init; }

    /// <summary>The numbers of its events, as ranges: "1001-1400 1402".</summary>
    public string Events { get; private init; } = "";
    public string Hash { get; private init; } = "";

    /// <summary>Everything before this place in the order of commits has a seal. It says where to read on, and proves nothing.</summary>
    public long Horizon { get; private init; }
    public DateTimeOffset At { get; private init; }

    internal static Seal Close(Seal? before, IReadOnlyList<Event> events, byte[] key, long horizon, DateTimeOffset at)
    {
        var number = (before?.Number ?? 0) + 1;
        return new()
        {
            Number = number,
            First = events[0].Id,
            Last = events[^1].Id,
            Count = events.Count,
            Events = Ranges.Write(events.Select(e => e.Id)),
            Hash = ChainHash.Of(key, number, before?.Hash, events),
            Horizon = horizon,
            At = at,
        };
    }

    private sealed class Table : IEntityTypeConfiguration<Seal>
    {
        public void Configure(EntityTypeBuilder<Seal> builder)
        {
            builder.HasKey(s => s.Number);
            builder.Property(s => s.Number).ValueGeneratedNever(); // two servers at once: one of them finds the number taken
            builder.Property(s => s.Hash).HasMaxLength(64);
            builder.HasIndex(s => s.Last);
        }
    }
}
