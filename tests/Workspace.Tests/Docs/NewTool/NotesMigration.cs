using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.Tools.Notes.Migrations;

/// <summary>The table of notes.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20270102090000_Notes")]
public sealed class Notes20270102090000 : Migration
{
    protected override void Up(MigrationBuilder to)
    {
        to.CreateTable("Note",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                Text = t.Column<string>(maxLength: 300),
                WrittenById = t.Column<Guid>(),
                WrittenAt = t.Column<long>(),
                DoneAt = t.Column<long>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_Note", x => x.Id));
        to.CreateIndex("IX_Note_SpaceId_WrittenAt", "Note", ["SpaceId", "WrittenAt"]);
    }
}
