using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.Licensing.Migrations;

/// <summary>Asking for a seat.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261121204817_SeatRequests")]
public sealed class SeatRequests20261121204817 : Migration
{
    protected override void Up(MigrationBuilder to)
    {
        to.CreateTable("SeatRequest",
            t => new
            {
                Id = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                PersonId = t.Column<Guid>(),
                Words = t.Column<string>(maxLength: 300),
                AskedAt = t.Column<long>(),
                AnsweredAt = t.Column<long>(nullable: true),
                AnsweredById = t.Column<Guid>(nullable: true),
                Declined = t.Column<bool>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_SeatRequest", x => x.Id);
                t.ForeignKey("FK_SeatRequest_Person_PersonId", x => x.PersonId, "Person", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_SeatRequest_OrganisationId_AnsweredAt", "SeatRequest", ["OrganisationId", "AnsweredAt"]);
        to.CreateIndex("IX_SeatRequest_PersonId", "SeatRequest", "PersonId", unique: true, filter: "\"AnsweredAt\" is null");
    }
}
