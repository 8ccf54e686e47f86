using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.Tools.Risks.Migrations;

/// <summary>The tables of the risk register.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261121204500_Risks")]
public sealed class Risks20261121204500 : Migration
{
    protected override void Up(MigrationBuilder to)
    {
        AddRisk(to);
        AddScoreChange(to);
        AddPendingImport(to);
    }

    private static void AddRisk(MigrationBuilder to)
    {
        to.CreateTable("Risk",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                Number = t.Column<int>(),
                OriginalReference = t.Column<string>(maxLength: 50),
                Title = t.Column<string>(maxLength: 300),
                Cause = t.Column<string>(maxLength: 4000),
                Consequence = t.Column<string>(maxLength: 4000),
                Description = t.Column<string>(maxLength: 20000),
                Category = t.Column<string>(maxLength: 100),
                OwnerId = t.Column<Guid>(nullable: true),
                OwnerName = t.Column<string>(maxLength: 100),
                Likelihood = t.Column<int>(),
                Impact = t.Column<int>(),
                ScoreValue = t.Column<int>(),
                Status = t.Column<int>(),
                Response = t.Column<int>(nullable: true),
                ResponseText = t.Column<string>(maxLength: 4000),
                ReviewOn = t.Column<DateOnly>(nullable: true),
                ReviewedAt = t.Column<long>(nullable: true),
                ReviewedById = t.Column<Guid>(nullable: true),
                CreatedById = t.Column<Guid>(),
                CreatedAt = t.Column<long>(),
                ChangedById = t.Column<Guid>(),
                ChangedAt = t.Column<long>(),
                ClosedById = t.Column<Guid>(nullable: true),
                ClosedAt = t.Column<long>(nullable: true),
                ClosedReason = t.Column<string>(maxLength: 1000),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_Risk", x => x.Id);
                t.ForeignKey("FK_Risk_Space_SpaceId", x => x.SpaceId, "Space", "Id", onDelete: ReferentialAction.Cascade);
                t.ForeignKey("FK_Risk_Person_OwnerId", x => x.OwnerId, "Person", "Id", onDelete: ReferentialAction.Restrict);
            });
        to.CreateIndex("IX_Risk_SpaceId_Number", "Risk", ["SpaceId", "Number"], unique: true);
        to.CreateIndex("IX_Risk_SpaceId_Status_ScoreValue", "Risk", ["SpaceId", "Status", "ScoreValue"]);
        to.CreateIndex("IX_Risk_SpaceId_OriginalReference", "Risk", ["SpaceId", "OriginalReference"]);
        to.CreateIndex("IX_Risk_OwnerId_ReviewOn", "Risk", ["OwnerId", "ReviewOn"]);
    }

    private static void AddScoreChange(MigrationBuilder to)
    {
        to.CreateTable("ScoreChange",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                RiskId = t.Column<Guid>(),
                ById = t.Column<Guid>(),
                At = t.Column<long>(),
                FromLikelihood = t.Column<int>(nullable: true),
                FromImpact = t.Column<int>(nullable: true),
                ToLikelihood = t.Column<int>(),
                ToImpact = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_ScoreChange", x => x.Id);
                t.ForeignKey("FK_ScoreChange_Risk_RiskId", x => x.RiskId, "Risk", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_ScoreChange_SpaceId_At", "ScoreChange", ["SpaceId", "At"]);
        to.CreateIndex("IX_ScoreChange_RiskId_At", "ScoreChange", ["RiskId", "At"]);
    }

    private static void AddPendingImport(MigrationBuilder to)
    {
        to.CreateTable("PendingImport",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                PersonId = t.Column<Guid>(),
                FileName = t.Column<string>(maxLength: 200),
                Content = t.Column<byte[]>(),
                Plan = t.Column<string>(maxLength: 10000),
                SentAt = t.Column<long>(),
                ImportedAt = t.Column<long>(nullable: true),
                Imported = t.Column<int>(),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_PendingImport", x => x.Id);
                t.ForeignKey("FK_PendingImport_Space_SpaceId", x => x.SpaceId, "Space", "Id", onDelete: ReferentialAction.Cascade);
                t.ForeignKey("FK_PendingImport_Person_PersonId", x => x.PersonId, "Person", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_PendingImport_SpaceId_PersonId", "PendingImport", ["SpaceId", "PersonId"]);
        to.CreateIndex("IX_PendingImport_PersonId", "PendingImport", "PersonId");
    }
}
