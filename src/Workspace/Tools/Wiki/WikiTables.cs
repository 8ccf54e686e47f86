using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workspace.Spaces;

namespace Workspace.Tools.Wiki;

/// <summary>How pages lie in the database.</summary>
public sealed class WikiPageTable : IEntityTypeConfiguration<WikiPage>
{
    public void Configure(EntityTypeBuilder<WikiPage> builder)
    {
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Title).HasMaxLength(PageName.Max);
        builder.Property(p => p.TitleKey).HasMaxLength(PageName.MaxKey);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => new { p.SpaceId, p.TitleKey });
        builder.HasIndex(p => new { p.KeeperId, p.ReviewOn });
        builder.HasIndex(p => p.ParentId);
        builder.HasOne<Space>().WithMany().HasForeignKey(p => p.SpaceId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<WikiPage>().WithMany().HasForeignKey(p => p.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>How former titles lie in the database.</summary>
public sealed class FormerTitleTable : IEntityTypeConfiguration<FormerTitle>
{
    public void Configure(EntityTypeBuilder<FormerTitle> builder)
    {
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.TitleKey).HasMaxLength(PageName.MaxKey);
        builder.HasIndex(t => new { t.SpaceId, t.TitleKey });
        builder.HasIndex(t => t.PageId);
        builder.HasOne<WikiPage>().WithMany().HasForeignKey(t => t.PageId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>How links between pages lie in the database.</summary>
public sealed class PageLinkTable : IEntityTypeConfiguration<PageLink>
{
    public void Configure(EntityTypeBuilder<PageLink> builder)
    {
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.TitleKey).HasMaxLength(PageName.MaxKey);
        builder.HasIndex(l => l.FromId);
        builder.HasIndex(l => new { l.SpaceId, l.ToId });
        builder.HasIndex(l => new { l.SpaceId, l.TitleKey });
        builder.HasOne<WikiPage>().WithMany().HasForeignKey(l => l.FromId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>How confirmations lie in the database.</summary>
public sealed class ConfirmationTable : IEntityTypeConfiguration<Confirmation>
{
    public void Configure(EntityTypeBuilder<Confirmation> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasIndex(c => new { c.PageId, c.PersonId }).IsUnique();
        builder.HasIndex(c => new { c.SpaceId, c.PersonId });
        builder.HasOne<WikiPage>().WithMany().HasForeignKey(c => c.PageId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>How the count of a tree's changes lies in the database.</summary>
public sealed class TreeStateTable : IEntityTypeConfiguration<TreeState>
{
    public void Configure(EntityTypeBuilder<TreeState> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasIndex(s => s.SpaceId).IsUnique();
        builder.HasOne<Space>().WithMany().HasForeignKey(s => s.SpaceId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>How archives wait in the database while their import is looked at.</summary>
public sealed class WaitingArchiveTable : IEntityTypeConfiguration<Import.WaitingArchive>
{
    public void Configure(EntityTypeBuilder<Import.WaitingArchive> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.FileName).HasMaxLength(Import.WaitingArchive.MaxFileName);
        builder.Property(a => a.Site).HasMaxLength(Import.WaitingArchive.MaxSite);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasIndex(a => new { a.SpaceId, a.PersonId });
        builder.HasOne<Space>().WithMany().HasForeignKey(a => a.SpaceId).OnDelete(DeleteBehavior.Cascade);
    }
}
