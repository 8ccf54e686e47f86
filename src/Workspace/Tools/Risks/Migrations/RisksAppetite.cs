using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.Tools.Risks.Migrations;

/// <summary>Each register may have a line: up to where the group lives with its risks.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261121213000_RisksAppetite")]
public sealed class RisksAppetite20261121213000 : Migration
{
    protected override void Up(MigrationBuilder to)
    {
        to.CreateTable("RiskAppetite",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                UpTo = t.Column<int>(),
                SetById = t.Column<Guid>(),
                SetAt = t.Column<long>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_RiskAppetite", x => x.Id);
                t.ForeignKey("FK_RiskAppetite_Space_SpaceId", x => x.SpaceId, "Space", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_RiskAppetite_SpaceId", "RiskAppetite", "SpaceId", unique: true);
    }
}
