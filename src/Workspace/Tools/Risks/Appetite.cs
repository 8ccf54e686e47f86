using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Spaces;

namespace Workspace.Tools.Risks;

/// <summary>Up to which level a group lives with its risks; what is above it asks for something to be done.</summary>
public sealed class Appetite : IInSpace
{
    private Appetite() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public Level UpTo { get; private set; }
    public Guid SetById { get; private set; }
    public DateTimeOffset SetAt { get; private set; }

    public static Appetite Set(Guid spaceId, Level upTo, Guid by, DateTimeOffset now)
    {
        var appetite = new Appetite { Id = spaceId, SpaceId = spaceId };
        appetite.Change(upTo, by, now);
        return appetite;
    }

    public void Change(Level upTo, Guid by, DateTimeOffset now) =>
        (UpTo, SetById, SetAt) = (upTo is Level.Low or Level.Medium or Level.High ? upTo : throw Refusal.Wrong("Choose low, medium or high.", "appetite"), by, now);

    private sealed class Table : IEntityTypeConfiguration<Appetite>
    {
        public void Configure(EntityTypeBuilder<Appetite> builder)
        {
            builder.ToTable("RiskAppetite");
            builder.Property(a => a.Id).ValueGeneratedNever();
            builder.HasIndex(a => a.SpaceId).IsUnique();
            builder.HasOne<Space>().WithMany().HasForeignKey(a => a.SpaceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
