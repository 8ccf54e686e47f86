using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.Licensing.Migrations;

/// <summary>Seats in use are counted from an index alone.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261123020000_SeatCounts")]
public sealed class SeatCounts20261123020000 : Migration
{
    protected override void Up(MigrationBuilder to) =>
        to.CreateIndex("IX_Seat_OrganisationId_LicenceId_StartsAt_EndsAt", "Seat", ["OrganisationId", "LicenceId", "StartsAt", "EndsAt"]);
}
