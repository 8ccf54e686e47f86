using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.Tools.Documents.Migrations;

/// <summary>The tables of review rounds and of those who were asked.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261122030100_Reviews")]
public sealed class Reviews20261122030100 : Migration
{
    protected override void Up(MigrationBuilder to)
    {
        AddRound(to);
        AddReviewer(to);
    }

    private static void AddRound(MigrationBuilder to)
    {
        to.CreateTable("ReviewRound",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                DocumentId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Kind = t.Column<int>(),
                Instructions = t.Column<string>(maxLength: 2000),
                DueOn = t.Column<DateOnly>(),
                StartedById = t.Column<Guid>(),
                StartedAt = t.Column<long>(),
                StartVersion = t.Column<int>(),
                Outcome = t.Column<int>(),
                Note = t.Column<string>(maxLength: 1000),
                ClosedAt = t.Column<long>(nullable: true),
                ClosedById = t.Column<Guid>(nullable: true),
                EndVersion = t.Column<int>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_ReviewRound", x => x.Id);
                t.ForeignKey("FK_ReviewRound_Document_DocumentId", x => x.DocumentId, "Document", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_ReviewRound_DocumentId_Number", "ReviewRound", ["DocumentId", "Number"], unique: true);
        to.CreateIndex("IX_ReviewRound_SpaceId_ClosedAt", "ReviewRound", ["SpaceId", "ClosedAt"]);
    }

    private static void AddReviewer(MigrationBuilder to)
    {
        to.CreateTable("Reviewer",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                DocumentId = t.Column<Guid>(),
                RoundId = t.Column<Guid>(),
                PersonId = t.Column<Guid>(),
                Affiliation = t.Column<string>(maxLength: 200),
                Result = t.Column<int>(),
                Note = t.Column<string>(maxLength: 2000),
                AnsweredAt = t.Column<long>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_Reviewer", x => x.Id);
                t.ForeignKey("FK_Reviewer_ReviewRound_RoundId", x => x.RoundId, "ReviewRound", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_Reviewer_RoundId_PersonId", "Reviewer", ["RoundId", "PersonId"], unique: true);
        to.CreateIndex("IX_Reviewer_SpaceId_PersonId_Result", "Reviewer", ["SpaceId", "PersonId", "Result"]);
    }
}
