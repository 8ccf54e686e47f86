using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.Spaces.Alarms.Migrations;

/// <summary>The table of what happens by itself at an instant.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261122050000_Alarms")]
public sealed class Alarms20261122050000 : Migration
{
    protected override void Up(MigrationBuilder to)
    {
        to.CreateTable("Alarm",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                Tool = t.Column<string>(maxLength: 40),
                ThingId = t.Column<Guid>(),
                At = t.Column<long>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_Alarm", x => x.Id);
                t.ForeignKey("FK_Alarm_Space_SpaceId", x => x.SpaceId, "Space", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_Alarm_At", "Alarm", "At");
        to.CreateIndex("IX_Alarm_SpaceId", "Alarm", "SpaceId");
        to.CreateIndex("IX_Alarm_ThingId", "Alarm", "ThingId");
    }
}
