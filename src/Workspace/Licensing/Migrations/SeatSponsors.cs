using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.Licensing.Migrations;

/// <summary>Home asks each time which seats somebody sponsors end soon.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261128140000_SeatSponsors")]
public sealed class SeatSponsors20261128140000 : Migration
{
    protected override void Up(MigrationBuilder to) => to.CreateIndex("IX_Seat_SponsorId_EndsAt", "Seat", ["SponsorId", "EndsAt"]);
}
