using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.Files.Migrations;

/// <summary>Whole spaces as archives, under way and ready.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261128121000_SpaceExports")]
public sealed class SpaceExports20261128121000 : Migration
{
    protected override void Up(MigrationBuilder to)
    {
        to.CreateTable("SpaceExport",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                ById = t.Column<Guid>(),
                AskedAt = t.Column<long>(),
                State = t.Column<int>(),
                Step = t.Column<string>(maxLength: 100),
                Done = t.Column<int>(),
                Of = t.Column<int>(),
                HeardAt = t.Column<long>(),
                ReadyAt = t.Column<long>(nullable: true),
                ExpiresAt = t.Column<long>(nullable: true),
                Blob = t.Column<string>(maxLength: 32),
                Size = t.Column<long>(),
                Sha256 = t.Column<string>(maxLength: 64),
                Role = t.Column<int>(),
                Tools = t.Column<string>(maxLength: 400),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_SpaceExport", x => x.Id);
                t.ForeignKey("FK_SpaceExport_Space_SpaceId", x => x.SpaceId, "Space", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_SpaceExport_SpaceId_ById", "SpaceExport", ["SpaceId", "ById"]);
        to.CreateIndex("IX_SpaceExport_State", "SpaceExport", "State");
    }
}
