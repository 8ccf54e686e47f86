using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.Tools.Polls.Workshops.Migrations;

/// <summary>The tables of workshops.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261123010000_Workshops")]
public sealed class Workshops20261123010000 : Migration
{
    protected override void Up(MigrationBuilder to)
    {
        AddWorkshop(to);
        AddLine(to);
        AddParticipant(to);
        AddQuestion(to);
        AddUpVote(to);
        AddWords(to);
    }

    private static void AddWorkshop(MigrationBuilder to)
    {
        to.CreateTable("Workshop",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                Title = t.Column<string>(maxLength: 200),
                State = t.Column<int>(),
                Code = t.Column<string>(maxLength: 6),
                CreatedById = t.Column<Guid>(),
                CreatedAt = t.Column<long>(),
                StartedAt = t.Column<long>(nullable: true),
                EndedAt = t.Column<long>(nullable: true),
                LineId = t.Column<Guid>(nullable: true),
                Facilitators = t.Column<string>(maxLength: 396),
                Groups = t.Column<string>(maxLength: 3640),
                PerNetwork = t.Column<int>(),
                Salt = t.Column<string>(maxLength: 64),
                ChangedAt = t.Column<long>(),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_Workshop", x => x.Id);
                t.ForeignKey("FK_Workshop_Space_SpaceId", x => x.SpaceId, "Space", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_Workshop_SpaceId_State", "Workshop", ["SpaceId", "State"]);
    }

    private static void AddLine(MigrationBuilder to)
    {
        to.CreateTable("WorkshopLine",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                WorkshopId = t.Column<Guid>(),
                Position = t.Column<int>(),
                Kind = t.Column<int>(),
                Title = t.Column<string>(maxLength: 300),
                Body = t.Column<string>(maxLength: 2000),
                PollId = t.Column<Guid>(nullable: true),
                RoundId = t.Column<Guid>(nullable: true),
                OpenedAt = t.Column<long>(nullable: true),
                ClosedAt = t.Column<long>(nullable: true),
                IsRevealed = t.Column<bool>(),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_WorkshopLine", x => x.Id);
                t.ForeignKey("FK_WorkshopLine_Workshop_WorkshopId", x => x.WorkshopId, "Workshop", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_WorkshopLine_WorkshopId_Position", "WorkshopLine", ["WorkshopId", "Position"]);
        to.CreateIndex("IX_WorkshopLine_PollId", "WorkshopLine", "PollId");
    }

    private static void AddParticipant(MigrationBuilder to)
    {
        to.CreateTable("WorkshopParticipant",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                WorkshopId = t.Column<Guid>(),
                PersonId = t.Column<Guid>(nullable: true),
                Group = t.Column<string>(maxLength: 120),
                Network = t.Column<string>(maxLength: 64),
                JoinedAt = t.Column<long>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_WorkshopParticipant", x => x.Id);
                t.ForeignKey("FK_WorkshopParticipant_Workshop_WorkshopId", x => x.WorkshopId, "Workshop", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_WorkshopParticipant_WorkshopId_Network", "WorkshopParticipant", ["WorkshopId", "Network"]);
    }

    private static void AddQuestion(MigrationBuilder to)
    {
        to.CreateTable("WorkshopQuestion",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                WorkshopId = t.Column<Guid>(),
                LineId = t.Column<Guid>(),
                ParticipantId = t.Column<Guid>(),
                Text = t.Column<string>(maxLength: 280),
                Group = t.Column<string>(maxLength: 120),
                State = t.Column<int>(),
                At = t.Column<long>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_WorkshopQuestion", x => x.Id);
                t.ForeignKey("FK_WorkshopQuestion_WorkshopLine_LineId", x => x.LineId, "WorkshopLine", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_WorkshopQuestion_LineId_ParticipantId", "WorkshopQuestion", ["LineId", "ParticipantId"]);
    }

    private static void AddUpVote(MigrationBuilder to)
    {
        to.CreateTable("WorkshopUpVote",
            t => new { Id = t.Column<Guid>(), SpaceId = t.Column<Guid>(), QuestionId = t.Column<Guid>(), ParticipantId = t.Column<Guid>() },
            constraints: t =>
            {
                t.PrimaryKey("PK_WorkshopUpVote", x => x.Id);
                t.ForeignKey("FK_WorkshopUpVote_WorkshopQuestion_QuestionId", x => x.QuestionId, "WorkshopQuestion", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_WorkshopUpVote_QuestionId", "WorkshopUpVote", "QuestionId");
    }

    private static void AddWords(MigrationBuilder to)
    {
        to.CreateTable("WorkshopWordList",
            t => new { Id = t.Column<Guid>(), SpaceId = t.Column<Guid>(), Words = t.Column<string>(maxLength: 4000), Version = t.Column<int>() },
            constraints: t =>
            {
                t.PrimaryKey("PK_WorkshopWordList", x => x.Id);
                t.ForeignKey("FK_WorkshopWordList_Space_SpaceId", x => x.SpaceId, "Space", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_WorkshopWordList_SpaceId", "WorkshopWordList", "SpaceId", unique: true);
    }
}
