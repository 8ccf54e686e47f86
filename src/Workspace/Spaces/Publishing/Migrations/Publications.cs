using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.Spaces.Publishing.Migrations;

/// <summary>The table of what is published.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261122040100_Publications")]
public sealed class Publications20261122040100 : Migration
{
    protected override void Up(MigrationBuilder to)
    {
        to.CreateTable("Publication",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                Tool = t.Column<string>(maxLength: 40),
                ThingId = t.Column<Guid>(),
                Address = t.Column<string>(maxLength: 60),
                Whole = t.Column<bool>(),
                MayBeListed = t.Column<bool>(),
                PublishedById = t.Column<Guid>(),
                PublishedAt = t.Column<long>(),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_Publication", x => x.Id);
                t.ForeignKey("FK_Publication_Space_SpaceId", x => x.SpaceId, "Space", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_Publication_Address", "Publication", "Address", unique: true);
        to.CreateIndex("IX_Publication_SpaceId_ThingId", "Publication", ["SpaceId", "ThingId"], unique: true);
    }
}
