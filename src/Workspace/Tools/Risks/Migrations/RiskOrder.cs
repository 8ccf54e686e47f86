using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.Tools.Risks.Migrations;

/// <summary>The order in which a register opens, kept as an index: the first page of a large one is not a sort of all of it.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261121224700_RiskOrder")]
public sealed class RiskOrder20261121224700 : Migration
{
    protected override void Up(MigrationBuilder to) =>
        to.CreateIndex("IX_Risk_SpaceId_ScoreValue_Number", "Risk", ["SpaceId", "ScoreValue", "Number"], descending: [false, true, false]);
}
