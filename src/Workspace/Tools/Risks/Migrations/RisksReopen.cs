using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.Tools.Risks.Migrations;

/// <summary>A closed risk remembers what it was, so that reopening gives exactly that back.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261121211500_RisksReopen")]
public sealed class RisksReopen20261121211500 : Migration
{
    protected override void Up(MigrationBuilder to) => to.AddColumn<int>("ClosedFrom", "Risk", nullable: true);
}
