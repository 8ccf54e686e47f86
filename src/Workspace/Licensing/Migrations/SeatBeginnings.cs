using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.Licensing.Migrations;

/// <summary>Seats in use are those that end later less those that begin later: both are counted from one short index each.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261128140100_SeatBeginnings")]
public sealed class SeatBeginnings20261128140100 : Migration
{
    protected override void Up(MigrationBuilder to) => to.CreateIndex("IX_Seat_LicenceId_StartsAt", "Seat", ["LicenceId", "StartsAt"]);
}
