using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.Activity.Migrations;

/// <summary>From where something was done, and the chain that seals what happened.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261122070100_Audit")]
public sealed class Audit20261122070100 : Migration
{
    protected override void Up(MigrationBuilder to)
    {
        to.AddColumn<string>("Place", "Event", maxLength: 120, nullable: true);
        to.CreateTable("Seal",
            t => new
            {
                Number = t.Column<long>(),
                First = t.Column<long>(),
                Last = t.Column<long>(),
                Count = t.Column<int>(),
                Events = t.Column<string>(),
                Hash = t.Column<string>(maxLength: 64),
                Horizon = t.Column<long>(),
                At = t.Column<long>(),
            },
            constraints: t => t.PrimaryKey("PK_Seal", x => x.Number));
        to.CreateIndex("IX_Seal_Last", "Seal", "Last");
    }
}
