using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Data;
using Workspace.Licensing;
using Workspace.Spaces;

namespace Workspace.Files;

/// <summary>How much a space, or the whole organisation, may keep in files, where an administrator set it.</summary>
public sealed class FileQuota : IInOrganisation, IVersioned
{
    /// <summary>As sizes are said: in thousands.</summary>
    public const long Megabyte = 1_000_000, Gigabyte = 1000 * Megabyte;
    public const long OfSpace = 10 * Gigabyte, OfOrganisation = 100 * Gigabyte;
    private const long Most = 100_000 * Gigabyte;

    private FileQuota() { }

    /// <summary>Of the space, or of the organisation.</summary>
    public Guid Id { get; private init; }
    public Guid OrganisationId { get; private init; }
    public long Bytes { get; private set; }
    public int Version { get; private set; }

    public static FileQuota For(Guid organisationId, Guid id) => new() { Id = id, OrganisationId = organisationId };

    public void Allow(long bytes) => Bytes = bytes is >= 0 and <= Most ? bytes : throw Refusal.Wrong("Give a number of gigabytes from 0 to 100,000.", "Gigabytes");

    private sealed class Table : IEntityTypeConfiguration<FileQuota>
    {
        public void Configure(EntityTypeBuilder<FileQuota> builder)
        {
            builder.Property(q => q.Id).ValueGeneratedNever();
            builder.Property(q => q.Version).IsConcurrencyToken();
            builder.HasIndex(q => q.OrganisationId);
            builder.HasOne<Organisation>().WithMany().HasForeignKey(q => q.OrganisationId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
