using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.Files.Migrations;

/// <summary>Files, their versions and words, what is on its way, and how much there may be.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261128120000_Files")]
public sealed class Files20261128120000 : Migration
{
    protected override void Up(MigrationBuilder to)
    {
        AddFiles(to);
        AddVersions(to);
        AddUploads(to);
        to.CreateTable("FileQuota",
            t => new { Id = t.Column<Guid>(), OrganisationId = t.Column<Guid>(), Bytes = t.Column<long>(), Version = t.Column<int>() },
            constraints: t =>
            {
                t.PrimaryKey("PK_FileQuota", x => x.Id);
                t.ForeignKey("FK_FileQuota_Organisation_OrganisationId", x => x.OrganisationId, "Organisation", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_FileQuota_OrganisationId", "FileQuota", "OrganisationId");
    }

    private static void AddFiles(MigrationBuilder to)
    {
        to.CreateTable("SpaceFile",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                Tool = t.Column<string>(maxLength: 40),
                ThingId = t.Column<Guid>(),
                Name = t.Column<string>(maxLength: 150),
                Description = t.Column<string>(maxLength: 600),
                Tags = t.Column<string>(maxLength: 400),
                Latest = t.Column<int>(),
                Size = t.Column<long>(),
                Kind = t.Column<string>(maxLength: 20),
                AddedById = t.Column<Guid>(),
                AddedAt = t.Column<long>(),
                ChangedById = t.Column<Guid>(),
                ChangedAt = t.Column<long>(),
                DeletedAt = t.Column<long>(nullable: true),
                DeletedById = t.Column<Guid>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_SpaceFile", x => x.Id);
                t.ForeignKey("FK_SpaceFile_Space_SpaceId", x => x.SpaceId, "Space", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_SpaceFile_SpaceId_ThingId", "SpaceFile", ["SpaceId", "ThingId"]);
        to.CreateIndex("IX_SpaceFile_SpaceId_ChangedAt", "SpaceFile", ["SpaceId", "ChangedAt"]);
        to.CreateIndex("IX_SpaceFile_DeletedAt", "SpaceFile", "DeletedAt");
    }

    private static void AddVersions(MigrationBuilder to)
    {
        to.CreateTable("FileVersion",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                FileId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Name = t.Column<string>(maxLength: 150),
                Kind = t.Column<string>(maxLength: 20),
                Size = t.Column<long>(),
                Sha256 = t.Column<string>(maxLength: 64),
                Blob = t.Column<string>(maxLength: 32),
                ById = t.Column<Guid>(),
                At = t.Column<long>(),
                Scan = t.Column<int>(),
                Virus = t.Column<string>(maxLength: 100),
                Words = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_FileVersion", x => x.Id);
                t.ForeignKey("FK_FileVersion_SpaceFile_FileId", x => x.FileId, "SpaceFile", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_FileVersion_FileId_Number", "FileVersion", ["FileId", "Number"], unique: true);
        to.CreateIndex("IX_FileVersion_Blob", "FileVersion", "Blob", unique: true);
        to.CreateIndex("IX_FileVersion_SpaceId_Size", "FileVersion", ["SpaceId", "Size"]);
        to.CreateIndex("IX_FileVersion_Scan", "FileVersion", "Scan");
        to.CreateIndex("IX_FileVersion_Words", "FileVersion", "Words");
        to.CreateTable("FileWords",
            t => new { Id = t.Column<Guid>(), SpaceId = t.Column<Guid>(), Text = t.Column<string>() },
            constraints: t =>
            {
                t.PrimaryKey("PK_FileWords", x => x.Id);
                t.ForeignKey("FK_FileWords_FileVersion_Id", x => x.Id, "FileVersion", "Id", onDelete: ReferentialAction.Cascade);
            });
    }

    private static void AddUploads(MigrationBuilder to)
    {
        to.CreateTable("Upload",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                PersonId = t.Column<Guid>(),
                Tool = t.Column<string>(maxLength: 40),
                ThingId = t.Column<Guid>(),
                FileId = t.Column<Guid>(nullable: true),
                Name = t.Column<string>(maxLength: 150),
                Size = t.Column<long>(),
                Stamp = t.Column<string>(maxLength: 80),
                StartedAt = t.Column<long>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_Upload", x => x.Id);
                t.ForeignKey("FK_Upload_Space_SpaceId", x => x.SpaceId, "Space", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_Upload_SpaceId_PersonId", "Upload", ["SpaceId", "PersonId"]);
        to.CreateIndex("IX_Upload_StartedAt", "Upload", "StartedAt");
    }
}
