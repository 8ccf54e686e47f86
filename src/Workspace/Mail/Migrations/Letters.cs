using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.Mail.Migrations;

/// <summary>Letters that wait to be sent, and what people chose about mail.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261122060100_Letters")]
public sealed class Letters20261122060100 : Migration
{
    protected override void Up(MigrationBuilder to)
    {
        to.CreateTable("Letter",
            t => new
            {
                Id = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                Kind = t.Column<string>(maxLength: 40),
                PersonId = t.Column<Guid>(nullable: true),
                ToName = t.Column<string>(maxLength: 100),
                ToAddress = t.Column<string>(maxLength: 254),
                SpaceId = t.Column<Guid>(nullable: true),
                AboutId = t.Column<Guid>(nullable: true),
                Key = t.Column<string>(maxLength: 120, nullable: true),
                Body = t.Column<string>(),
                SealedSecret = t.Column<string>(nullable: true),
                QueuedAt = t.Column<long>(),
                DueAt = t.Column<long>(),
                ExpiresAt = t.Column<long>(),
                Tries = t.Column<int>(),
                DoneAt = t.Column<long>(nullable: true),
                Outcome = t.Column<int>(),
                Why = t.Column<string>(maxLength: 300),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_Letter", x => x.Id);
                t.ForeignKey("FK_Letter_Person_PersonId", x => x.PersonId, "Person", "Id", onDelete: ReferentialAction.Cascade);
                t.ForeignKey("FK_Letter_Space_SpaceId", x => x.SpaceId, "Space", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_Letter_Key", "Letter", "Key", unique: true);
        to.CreateIndex("IX_Letter_DueAt", "Letter", "DueAt", filter: "\"DoneAt\" is null");
        to.CreateIndex("IX_Letter_AboutId", "Letter", "AboutId");
        to.CreateIndex("IX_Letter_PersonId_QueuedAt", "Letter", ["PersonId", "QueuedAt"]);
        to.CreateIndex("IX_Letter_SpaceId", "Letter", "SpaceId");
        to.CreateTable("MailHabit",
            t => new
            {
                PersonId = t.Column<Guid>(),
                Rhythm = t.Column<int>(),
                AtOnce = t.Column<bool>(),
                TimeZone = t.Column<string>(maxLength: 60),
                NextAt = t.Column<long>(),
                ToldUntil = t.Column<long>(),
                Turn = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_MailHabit", x => x.PersonId);
                t.ForeignKey("FK_MailHabit_Person_PersonId", x => x.PersonId, "Person", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_MailHabit_NextAt", "MailHabit", "NextAt");
        to.CreateTable("MailChoice",
            t => new
            {
                PersonId = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                Wants = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_MailChoice", x => new { x.PersonId, x.SpaceId });
                t.ForeignKey("FK_MailChoice_Person_PersonId", x => x.PersonId, "Person", "Id", onDelete: ReferentialAction.Cascade);
                t.ForeignKey("FK_MailChoice_Space_SpaceId", x => x.SpaceId, "Space", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_MailChoice_SpaceId", "MailChoice", "SpaceId");
    }
}
