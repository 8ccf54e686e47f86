using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Tools.Risks.Import;

namespace Workspace.Tools.Risks;

/// <summary>How risks lie in the database.</summary>
public sealed class RiskTable : IEntityTypeConfiguration<Risk>
{
    public void Configure(EntityTypeBuilder<Risk> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.OriginalReference).HasMaxLength(RiskText.OriginalReference);
        builder.Property(r => r.Title).HasMaxLength(RiskText.Title);
        builder.Property(r => r.Cause).HasMaxLength(RiskText.Paragraph);
        builder.Property(r => r.Consequence).HasMaxLength(RiskText.Paragraph);
        builder.Property(r => r.Description).HasMaxLength(RiskText.Description);
        builder.Property(r => r.Category).HasMaxLength(RiskText.Line);
        builder.Property(r => r.OwnerName).HasMaxLength(RiskText.Line);
        builder.Property(r => r.ResponseText).HasMaxLength(RiskText.Paragraph);
        builder.Property(r => r.ClosedReason).HasMaxLength(RiskText.Reason);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Ignore(r => r.Score);
        builder.HasIndex(r => new { r.SpaceId, r.Number }).IsUnique();
        builder.HasIndex(r => new { r.SpaceId, r.Status, r.ScoreValue });
        builder.HasIndex(r => new { r.SpaceId, r.ScoreValue, r.Number }).IsDescending(false, true, false); // the order in which a register opens
        builder.HasIndex(r => new { r.SpaceId, r.OriginalReference });
        builder.HasIndex(r => new { r.OwnerId, r.ReviewOn });
        builder.HasOne<Space>().WithMany().HasForeignKey(r => r.SpaceId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>How score histories lie in the database.</summary>
public sealed class ScoreChangeTable : IEntityTypeConfiguration<ScoreChange>
{
    public void Configure(EntityTypeBuilder<ScoreChange> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Ignore(c => c.From).Ignore(c => c.To);
        builder.HasIndex(c => new { c.SpaceId, c.At });
        builder.HasIndex(c => new { c.RiskId, c.At });
        builder.HasOne<Risk>().WithMany().HasForeignKey(c => c.RiskId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>How uploads wait in the database while they are looked at.</summary>
public sealed class PendingImportTable : IEntityTypeConfiguration<PendingImport>
{
    public void Configure(EntityTypeBuilder<PendingImport> builder)
    {
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.FileName).HasMaxLength(PendingImport.MaxFileName);
        builder.Property(i => i.Plan).HasMaxLength(PendingImport.MaxPlan);
        builder.Property(i => i.Version).IsConcurrencyToken();
        builder.HasIndex(i => new { i.SpaceId, i.PersonId });
        builder.HasOne<Space>().WithMany().HasForeignKey(i => i.SpaceId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(i => i.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
