using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.Tools.Wiki.Migrations;

/// <summary>The tables of the wiki.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261122040000_WikiPages")]
public sealed class WikiPages20261122040000 : Migration
{
    protected override void Up(MigrationBuilder to)
    {
        AddPage(to);
        AddFormerTitle(to);
        AddPageLink(to);
        AddConfirmation(to);
        AddTreeState(to);
        AddWaitingArchive(to);
    }

    private static void AddPage(MigrationBuilder to)
    {
        to.CreateTable("WikiPage",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                ParentId = t.Column<Guid>(nullable: true),
                Place = t.Column<long>(),
                Title = t.Column<string>(maxLength: 200),
                TitleKey = t.Column<string>(maxLength: 400),
                IsFolder = t.Column<bool>(),
                IsTemplate = t.Column<bool>(),
                KeeperId = t.Column<Guid>(nullable: true),
                ReviewOn = t.Column<DateOnly>(nullable: true),
                ReviewMonths = t.Column<int>(nullable: true),
                ReviewedAt = t.Column<long>(nullable: true),
                ReviewedById = t.Column<Guid>(nullable: true),
                ConfirmSince = t.Column<long>(nullable: true),
                CreatedAt = t.Column<long>(),
                CreatedById = t.Column<Guid>(),
                DeletedAt = t.Column<long>(nullable: true),
                DeletedById = t.Column<Guid>(nullable: true),
                DeletedWithId = t.Column<Guid>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_WikiPage", x => x.Id);
                t.ForeignKey("FK_WikiPage_Space_SpaceId", x => x.SpaceId, "Space", "Id", onDelete: ReferentialAction.Cascade);
                t.ForeignKey("FK_WikiPage_WikiPage_ParentId", x => x.ParentId, "WikiPage", "Id", onDelete: ReferentialAction.Restrict);
            });
        to.CreateIndex("IX_WikiPage_SpaceId_TitleKey", "WikiPage", ["SpaceId", "TitleKey"]);
        to.CreateIndex("IX_WikiPage_KeeperId_ReviewOn", "WikiPage", ["KeeperId", "ReviewOn"]);
        to.CreateIndex("IX_WikiPage_ParentId", "WikiPage", "ParentId");
    }

    private static void AddFormerTitle(MigrationBuilder to)
    {
        to.CreateTable("FormerTitle",
            t => new { Id = t.Column<Guid>(), SpaceId = t.Column<Guid>(), PageId = t.Column<Guid>(), TitleKey = t.Column<string>(maxLength: 400), At = t.Column<long>() },
            constraints: t =>
            {
                t.PrimaryKey("PK_FormerTitle", x => x.Id);
                t.ForeignKey("FK_FormerTitle_WikiPage_PageId", x => x.PageId, "WikiPage", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_FormerTitle_SpaceId_TitleKey", "FormerTitle", ["SpaceId", "TitleKey"]);
        to.CreateIndex("IX_FormerTitle_PageId", "FormerTitle", "PageId");
    }

    private static void AddPageLink(MigrationBuilder to)
    {
        to.CreateTable("PageLink",
            t => new { Id = t.Column<Guid>(), SpaceId = t.Column<Guid>(), FromId = t.Column<Guid>(), ToId = t.Column<Guid>(nullable: true), TitleKey = t.Column<string>(maxLength: 400, nullable: true) },
            constraints: t =>
            {
                t.PrimaryKey("PK_PageLink", x => x.Id);
                t.ForeignKey("FK_PageLink_WikiPage_FromId", x => x.FromId, "WikiPage", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_PageLink_FromId", "PageLink", "FromId");
        to.CreateIndex("IX_PageLink_SpaceId_ToId", "PageLink", ["SpaceId", "ToId"]);
        to.CreateIndex("IX_PageLink_SpaceId_TitleKey", "PageLink", ["SpaceId", "TitleKey"]);
    }

    private static void AddConfirmation(MigrationBuilder to)
    {
        to.CreateTable("Confirmation",
            t => new { Id = t.Column<Guid>(), SpaceId = t.Column<Guid>(), PageId = t.Column<Guid>(), PersonId = t.Column<Guid>(), At = t.Column<long>(), TextVersion = t.Column<int>() },
            constraints: t =>
            {
                t.PrimaryKey("PK_Confirmation", x => x.Id);
                t.ForeignKey("FK_Confirmation_WikiPage_PageId", x => x.PageId, "WikiPage", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_Confirmation_PageId_PersonId", "Confirmation", ["PageId", "PersonId"], unique: true);
        to.CreateIndex("IX_Confirmation_SpaceId_PersonId", "Confirmation", ["SpaceId", "PersonId"]);
    }

    private static void AddTreeState(MigrationBuilder to)
    {
        to.CreateTable("TreeState",
            t => new { Id = t.Column<Guid>(), SpaceId = t.Column<Guid>(), ChangedAt = t.Column<long>(), Version = t.Column<int>() },
            constraints: t =>
            {
                t.PrimaryKey("PK_TreeState", x => x.Id);
                t.ForeignKey("FK_TreeState_Space_SpaceId", x => x.SpaceId, "Space", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_TreeState_SpaceId", "TreeState", "SpaceId", unique: true);
    }

    private static void AddWaitingArchive(MigrationBuilder to)
    {
        to.CreateTable("WaitingArchive",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                PersonId = t.Column<Guid>(),
                ParentId = t.Column<Guid>(nullable: true),
                FileName = t.Column<string>(maxLength: 200),
                Site = t.Column<string>(maxLength: 300),
                Content = t.Column<byte[]>(),
                SentAt = t.Column<long>(),
                ImportedAt = t.Column<long>(nullable: true),
                Imported = t.Column<int>(),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_WaitingArchive", x => x.Id);
                t.ForeignKey("FK_WaitingArchive_Space_SpaceId", x => x.SpaceId, "Space", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_WaitingArchive_SpaceId_PersonId", "WaitingArchive", ["SpaceId", "PersonId"]);
    }
}
