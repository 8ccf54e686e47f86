using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.Licensing.Migrations;

/// <summary>Who was told that a seat ends; what bodies are; asking to speak for another.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261122060300_Keeping")]
public sealed class Keeping20261122060300 : Migration
{
    protected override void Up(MigrationBuilder to)
    {
        to.AddColumn<string>("ShortName", "Affiliation", maxLength: 30, nullable: true);
        to.AddColumn<int>("Kind", "Affiliation", nullable: true);
        to.CreateTable("SeatWarning",
            t => new
            {
                SeatId = t.Column<Guid>(),
                Days = t.Column<int>(),
                ToldAt = t.Column<long>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_SeatWarning", x => new { x.SeatId, x.Days });
                t.ForeignKey("FK_SeatWarning_Seat_SeatId", x => x.SeatId, "Seat", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateTable("AffiliationRequest",
            t => new
            {
                Id = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                PersonId = t.Column<Guid>(),
                Wanted = t.Column<string>(maxLength: 120),
                AskedAt = t.Column<long>(),
                AnsweredAt = t.Column<long>(nullable: true),
                AnsweredById = t.Column<Guid>(nullable: true),
                Declined = t.Column<bool>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_AffiliationRequest", x => x.Id);
                t.ForeignKey("FK_AffiliationRequest_Person_PersonId", x => x.PersonId, "Person", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_AffiliationRequest_OrganisationId_AnsweredAt", "AffiliationRequest", ["OrganisationId", "AnsweredAt"]);
        to.CreateIndex("IX_AffiliationRequest_PersonId", "AffiliationRequest", "PersonId", unique: true, filter: "\"AnsweredAt\" is null");
    }
}
