using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.People.Migrations;

/// <summary>Changing one's email address through both addresses.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261122070200_EmailChanges")]
public sealed class EmailChanges20261122070200 : Migration
{
    protected override void Up(MigrationBuilder to)
    {
        to.CreateTable("EmailChange",
            t => new
            {
                PersonId = t.Column<Guid>(),
                NewEmail = t.Column<string>(maxLength: 254),
                OldHash = t.Column<string>(maxLength: 64),
                NewHash = t.Column<string>(maxLength: 64),
                AskedAt = t.Column<long>(),
                OldSaidYesAt = t.Column<long>(nullable: true),
                NewSaidYesAt = t.Column<long>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_EmailChange", x => x.PersonId);
                t.ForeignKey("FK_EmailChange_Person_PersonId", x => x.PersonId, "Person", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_EmailChange_OldHash", "EmailChange", "OldHash");
        to.CreateIndex("IX_EmailChange_NewHash", "EmailChange", "NewHash");
    }
}
