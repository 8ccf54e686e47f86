using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.Spaces.Links.Migrations;

/// <summary>The table of what became of things.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261122050200_ThingLinks")]
public sealed class ThingLinks20261122050200 : Migration
{
    protected override void Up(MigrationBuilder to)
    {
        to.CreateTable("ThingLink",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                FromTool = t.Column<string>(maxLength: 40),
                FromId = t.Column<Guid>(),
                ToTool = t.Column<string>(maxLength: 40),
                ToId = t.Column<Guid>(),
                MadeById = t.Column<Guid>(),
                MadeAt = t.Column<long>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_ThingLink", x => x.Id);
                t.ForeignKey("FK_ThingLink_Space_SpaceId", x => x.SpaceId, "Space", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_ThingLink_SpaceId_FromId", "ThingLink", ["SpaceId", "FromId"]);
        to.CreateIndex("IX_ThingLink_SpaceId_ToId", "ThingLink", ["SpaceId", "ToId"]);
    }
}
