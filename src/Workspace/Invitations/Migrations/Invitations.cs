using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.Invitations.Migrations;

/// <summary>Invitations, lists of them, requests to join, and charters accepted.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261122060200_Invitations")]
public sealed class Invitations20261122060200 : Migration
{
    protected override void Up(MigrationBuilder to)
    {
        to.AddColumn<long>("OpenSince", "Space", nullable: true);
        to.AddColumn<string>("AllowedDomains", "Organisation", maxLength: 2000, nullable: true);
        Invitation(to);
        Batch(to);
        JoinRequest(to);
        Consent(to);
    }

    private static void Invitation(MigrationBuilder to)
    {
        to.CreateTable("Invitation",
            t => new
            {
                Id = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(nullable: true),
                PlaceId = t.Column<Guid>(),
                Role = t.Column<int>(),
                Name = t.Column<string>(maxLength: 100),
                Email = t.Column<string>(maxLength: 254),
                EmailKey = t.Column<string>(maxLength: 254),
                AffiliationId = t.Column<Guid>(nullable: true),
                SponsorId = t.Column<Guid>(nullable: true),
                FirstDay = t.Column<DateOnly>(nullable: true),
                LastDay = t.Column<DateOnly>(nullable: true),
                Message = t.Column<string>(maxLength: 1000),
                MadeById = t.Column<Guid>(),
                MadeAt = t.Column<long>(),
                SecretHash = t.Column<string>(maxLength: 64),
                SentAt = t.Column<long>(),
                ExpiresAt = t.Column<long>(),
                Sendings = t.Column<int>(),
                AcceptedAt = t.Column<long>(nullable: true),
                PersonId = t.Column<Guid>(nullable: true),
                WithdrawnAt = t.Column<long>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_Invitation", x => x.Id);
                t.ForeignKey("FK_Invitation_Space_SpaceId", x => x.SpaceId, "Space", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_Invitation_SecretHash", "Invitation", "SecretHash", unique: true);
        to.CreateIndex("IX_Invitation_PlaceId_EmailKey", "Invitation", ["PlaceId", "EmailKey"], unique: true, filter: "\"AcceptedAt\" is null and \"WithdrawnAt\" is null");
        to.CreateIndex("IX_Invitation_OrganisationId_SentAt", "Invitation", ["OrganisationId", "SentAt"]);
        to.CreateIndex("IX_Invitation_AffiliationId", "Invitation", "AffiliationId");
        to.CreateIndex("IX_Invitation_SpaceId", "Invitation", "SpaceId");
    }

    private static void Batch(MigrationBuilder to)
    {
        to.CreateTable("InvitationBatch",
            t => new
            {
                Id = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(nullable: true),
                MadeById = t.Column<Guid>(),
                MadeAt = t.Column<long>(),
                Message = t.Column<string>(maxLength: 1000),
                Rows = t.Column<string>(),
                Total = t.Column<int>(),
                LeftOut = t.Column<int>(),
                SeatsNeeded = t.Column<int>(),
                State = t.Column<int>(),
                AskedAt = t.Column<long>(nullable: true),
                GrantedById = t.Column<Guid>(nullable: true),
                Done = t.Column<int>(),
                Invited = t.Column<int>(),
                Added = t.Column<int>(),
                Why = t.Column<string>(maxLength: 300),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_InvitationBatch", x => x.Id);
                t.ForeignKey("FK_InvitationBatch_Space_SpaceId", x => x.SpaceId, "Space", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_InvitationBatch_OrganisationId_State", "InvitationBatch", ["OrganisationId", "State"]);
        to.CreateIndex("IX_InvitationBatch_State", "InvitationBatch", "State");
        to.CreateIndex("IX_InvitationBatch_SpaceId", "InvitationBatch", "SpaceId");
    }

    private static void JoinRequest(MigrationBuilder to)
    {
        to.CreateTable("JoinRequest",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                PersonId = t.Column<Guid>(),
                Words = t.Column<string>(maxLength: 500),
                AskedAt = t.Column<long>(),
                AnsweredAt = t.Column<long>(nullable: true),
                AnsweredById = t.Column<Guid>(nullable: true),
                Declined = t.Column<bool>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_JoinRequest", x => x.Id);
                t.ForeignKey("FK_JoinRequest_Space_SpaceId", x => x.SpaceId, "Space", "Id", onDelete: ReferentialAction.Cascade);
                t.ForeignKey("FK_JoinRequest_Person_PersonId", x => x.PersonId, "Person", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_JoinRequest_SpaceId_PersonId", "JoinRequest", ["SpaceId", "PersonId"], unique: true, filter: "\"AnsweredAt\" is null");
        to.CreateIndex("IX_JoinRequest_PersonId", "JoinRequest", "PersonId");
    }

    private static void Consent(MigrationBuilder to)
    {
        to.CreateTable("CharterConsent",
            t => new
            {
                SpaceId = t.Column<Guid>(),
                PersonId = t.Column<Guid>(),
                AskedAt = t.Column<long>(),
                AcceptedAt = t.Column<long>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_CharterConsent", x => new { x.SpaceId, x.PersonId });
                t.ForeignKey("FK_CharterConsent_Space_SpaceId", x => x.SpaceId, "Space", "Id", onDelete: ReferentialAction.Cascade);
                t.ForeignKey("FK_CharterConsent_Person_PersonId", x => x.PersonId, "Person", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_CharterConsent_PersonId", "CharterConsent", "PersonId");
    }
}
