using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.Search.Migrations;

/// <summary>Searches that people want to run again.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261128110500_SavedSearches")]
public sealed class SavedSearches20261128110500 : Migration
{
    protected override void Up(MigrationBuilder to)
    {
        to.CreateTable("SavedSearch",
            t => new
            {
                Id = t.Column<Guid>(),
                PersonId = t.Column<Guid>(),
                Name = t.Column<string>(maxLength: 100),
                Asked = t.Column<string>(maxLength: 1500),
                SavedAt = t.Column<long>(),
                RemovedAt = t.Column<long>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_SavedSearch", x => x.Id);
                t.ForeignKey("FK_SavedSearch_Person_PersonId", x => x.PersonId, "Person", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_SavedSearch_PersonId", "SavedSearch", "PersonId");
    }
}
