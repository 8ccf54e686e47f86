using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Workspace.Data.Migrations;

/// <summary>What was new to a member before they marked all as read, so that they can take it back.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261121201107_ReadMarks")]
public sealed class ReadMarks20261121201107 : Migration
{
    protected override void Up(MigrationBuilder to) => to.AddColumn<long>("ReadBefore", "Membership", nullable: true);
}
