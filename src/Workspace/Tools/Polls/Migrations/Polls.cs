using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.Tools.Polls.Migrations;

/// <summary>The tables of polls. On SQLite those of voters and ballots have no row numbers: they lie in the order of their random ids, not in that of voting.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261122050100_Polls")]
public sealed class Polls20261122050100 : Migration
{
    protected override void Up(MigrationBuilder to)
    {
        AddPoll(to);
        AddRound(to);
        AddChoice(to);
        if (to.IsSqlite())
        {
            AddRollWithoutRowNumbers(to);
            AddBoxWithoutRowNumbers(to);
        }
        else
        {
            AddRoll(to);
            AddBox(to);
        }
        AddIndexes(to);
    }

    private static void AddPoll(MigrationBuilder to)
    {
        to.CreateTable("Poll",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Question = t.Column<string>(maxLength: 300),
                Background = t.Column<string>(maxLength: 10000),
                State = t.Column<int>(),
                RoundId = t.Column<Guid>(),
                ClosesAt = t.Column<long>(nullable: true),
                CreatedById = t.Column<Guid>(),
                CreatedAt = t.Column<long>(),
                ChangedAt = t.Column<long>(),
                Outcome = t.Column<string>(maxLength: 4000),
                OutcomeById = t.Column<Guid>(nullable: true),
                OutcomeAt = t.Column<long>(nullable: true),
                ReviewOn = t.Column<DateOnly>(nullable: true),
                Version = t.Column<int>(),
                Rules_Kind = t.Column<int>(),
                Rules_Who = t.Column<int>(),
                Rules_IsSecret = t.Column<bool>(),
                Rules_IsLive = t.Column<bool>(),
                Rules_MayChange = t.Column<bool>(),
                Rules_Reasons = t.Column<int>(),
                Rules_Quorum = t.Column<int>(),
                Rules_ByOrganisation = t.Column<bool>(),
                Rules_Shuffles = t.Column<bool>(),
                Rules_TakesChoices = t.Column<bool>(),
                Rules_Limit = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_Poll", x => x.Id);
                t.ForeignKey("FK_Poll_Space_SpaceId", x => x.SpaceId, "Space", "Id", onDelete: ReferentialAction.Cascade);
            });
    }

    private static void AddRound(MigrationBuilder to)
    {
        to.CreateTable("PollRound",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                PollId = t.Column<Guid>(),
                Number = t.Column<int>(),
                OpenedAt = t.Column<long>(nullable: true),
                OpenedById = t.Column<Guid>(nullable: true),
                ClosesAt = t.Column<long>(nullable: true),
                ClosedAt = t.Column<long>(nullable: true),
                ClosedById = t.Column<Guid>(nullable: true),
                Invited = t.Column<int>(),
                Voted = t.Column<int>(),
                Groups = t.Column<string>(maxLength: 20000),
                Frozen = t.Column<string>(maxLength: 400000, nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_PollRound", x => x.Id);
                t.ForeignKey("FK_PollRound_Poll_PollId", x => x.PollId, "Poll", "Id", onDelete: ReferentialAction.Cascade);
            });
    }

    private static void AddChoice(MigrationBuilder to)
    {
        to.CreateTable("PollChoice",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                PollId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Title = t.Column<string>(maxLength: 200),
                Description = t.Column<string>(maxLength: 2000),
                At = t.Column<long>(nullable: true),
                AddedById = t.Column<Guid>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_PollChoice", x => x.Id);
                t.ForeignKey("FK_PollChoice_Poll_PollId", x => x.PollId, "Poll", "Id", onDelete: ReferentialAction.Cascade);
            });
    }

    private static void AddRoll(MigrationBuilder to)
    {
        to.CreateTable("PollVoter",
            t => new
            {
                Id = t.Column<Guid>(),
                RoundId = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                PersonId = t.Column<Guid>(nullable: true),
                DeputyId = t.Column<Guid>(nullable: true),
                Group = t.Column<string>(maxLength: 120),
                HasVoted = t.Column<bool>(),
                CastById = t.Column<Guid>(nullable: true),
                Seal = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_PollVoter", x => new { x.RoundId, x.Id });
                t.ForeignKey("FK_PollVoter_PollRound_RoundId", x => x.RoundId, "PollRound", "Id", onDelete: ReferentialAction.Cascade);
            });
    }

    private static void AddBox(MigrationBuilder to)
    {
        to.CreateTable("PollBallot",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                RoundId = t.Column<Guid>(),
                VoterId = t.Column<Guid>(nullable: true),
                Receipt = t.Column<string>(maxLength: 64, nullable: true),
                Group = t.Column<string>(maxLength: 120),
                Marks = t.Column<string>(maxLength: 1000),
                Words = t.Column<string>(maxLength: 4000),
                Reason = t.Column<string>(maxLength: 2000),
                At = t.Column<long>(nullable: true),
                Seal = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_PollBallot", x => x.Id);
                t.ForeignKey("FK_PollBallot_PollRound_RoundId", x => x.RoundId, "PollRound", "Id", onDelete: ReferentialAction.Cascade);
            });
    }

    private static void AddRollWithoutRowNumbers(MigrationBuilder to) => to.Sql("""
        create table "PollVoter" (
            "Id" TEXT NOT NULL, "RoundId" TEXT NOT NULL, "SpaceId" TEXT NOT NULL, "PersonId" TEXT NULL, "DeputyId" TEXT NULL, "Group" TEXT NOT NULL,
            "HasVoted" INTEGER NOT NULL, "CastById" TEXT NULL, "Seal" INTEGER NOT NULL,
            constraint "PK_PollVoter" primary key ("RoundId", "Id"),
            constraint "FK_PollVoter_PollRound_RoundId" foreign key ("RoundId") references "PollRound" ("Id") on delete cascade
        ) without rowid
        """);

    private static void AddBoxWithoutRowNumbers(MigrationBuilder to) => to.Sql("""
        create table "PollBallot" (
            "Id" TEXT NOT NULL, "SpaceId" TEXT NOT NULL, "RoundId" TEXT NOT NULL, "VoterId" TEXT NULL, "Receipt" TEXT NULL, "Group" TEXT NOT NULL,
            "Marks" TEXT NOT NULL, "Words" TEXT NOT NULL, "Reason" TEXT NOT NULL, "At" INTEGER NULL, "Seal" INTEGER NOT NULL,
            constraint "PK_PollBallot" primary key ("Id"),
            constraint "FK_PollBallot_PollRound_RoundId" foreign key ("RoundId") references "PollRound" ("Id") on delete cascade
        ) without rowid
        """);

    private static void AddIndexes(MigrationBuilder to)
    {
        to.CreateIndex("IX_Poll_SpaceId_Number", "Poll", ["SpaceId", "Number"], unique: true);
        to.CreateIndex("IX_Poll_SpaceId_State", "Poll", ["SpaceId", "State"]);
        to.CreateIndex("IX_PollRound_PollId_Number", "PollRound", ["PollId", "Number"], unique: true);
        to.CreateIndex("IX_PollChoice_PollId_Number", "PollChoice", ["PollId", "Number"], unique: true);
        to.CreateIndex("IX_PollVoter_RoundId_PersonId", "PollVoter", ["RoundId", "PersonId"]);
        to.CreateIndex("IX_PollVoter_RoundId_DeputyId", "PollVoter", ["RoundId", "DeputyId"]);
        to.CreateIndex("IX_PollVoter_SpaceId_PersonId_HasVoted", "PollVoter", ["SpaceId", "PersonId", "HasVoted"]);
        to.CreateIndex("IX_PollBallot_RoundId_VoterId", "PollBallot", ["RoundId", "VoterId"], unique: true);
        to.CreateIndex("IX_PollBallot_RoundId_Receipt", "PollBallot", ["RoundId", "Receipt"], unique: true);
    }
}
