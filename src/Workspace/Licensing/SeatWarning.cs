using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workspace.Licensing;

/// <summary>That those whom it concerns were told so many days before a seat ends: once.</summary>
public sealed class SeatWarning
{
    public Guid SeatId { get; private init; }
    public int Days { get; private init; }
    public DateTimeOffset ToldAt { get; private init; }

    public static SeatWarning Note(Guid seatId, int days, DateTimeOffset at) => new() { SeatId = seatId, Days = days, ToldAt = at };

    private sealed class Table : IEntityTypeConfiguration<SeatWarning>
    {
        public void Configure(EntityTypeBuilder<SeatWarning> builder)
        {
            builder.HasKey(w => new { w.SeatId, w.Days });
            builder.HasOne<Seat>().WithMany().HasForeignKey(w => w.SeatId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
