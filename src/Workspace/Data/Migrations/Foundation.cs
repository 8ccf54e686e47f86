using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Workspace.Data.Migrations;

/// <summary>The tables of the platform's first version.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261121200000_Foundation")]
public sealed class Foundation20261121200000 : Migration
{
    protected override void Up(MigrationBuilder to)
    {
        to.CreateTable("Affiliation",
            t => new
            {
                Id = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                Name = t.Column<string>(maxLength: 120),
                Key = t.Column<string>(maxLength: 480),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_Affiliation", x => x.Id);
            });
        to.CreateTable("Event",
            t => new
            {
                Id = t.Column<long>().Numbered(),
                OrganisationId = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(nullable: true),
                ActorId = t.Column<Guid>(nullable: true),
                Kind = t.Column<string>(maxLength: 60),
                SubjectId = t.Column<Guid>(),
                At = t.Column<long>(),
                Facts = t.Column<string>(maxLength: 2000, nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_Event", x => x.Id);
            });
        to.CreateTable("Licence",
            t => new
            {
                Id = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                Reference = t.Column<string>(maxLength: 60),
                Seats = t.Column<int>(),
                StartsAt = t.Column<long>(),
                EndsAt = t.Column<long>(),
                OrderNumber = t.Column<string>(maxLength: 60),
                CostCentre = t.Column<string>(maxLength: 60),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_Licence", x => x.Id);
            });
        to.CreateTable("Organisation",
            t => new
            {
                Id = t.Column<Guid>(),
                Name = t.Column<string>(maxLength: 120),
                TimeZone = t.Column<string>(maxLength: 60),
                SpaceCreation = t.Column<int>(),
                AccessibilityText = t.Column<string>(),
                PrivacyText = t.Column<string>(),
                TermsText = t.Column<string>(),
                CreatedAt = t.Column<long>(),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_Organisation", x => x.Id);
            });
        to.CreateTable("Person",
            t => new
            {
                Id = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                Name = t.Column<string>(maxLength: 100),
                Initials = t.Column<string>(maxLength: 40),
                TimeZone = t.Column<string>(maxLength: 60),
                Theme = t.Column<int>(),
                SingleKeys = t.Column<bool>(),
                ShowsPresence = t.Column<bool>(),
                AffiliationId = t.Column<Guid>(nullable: true),
                CreatedAt = t.Column<long>(),
                DisabledAt = t.Column<long>(nullable: true),
                Version = t.Column<int>(),
                UserName = t.Column<string>(maxLength: 256, nullable: true),
                NormalizedUserName = t.Column<string>(maxLength: 256, nullable: true),
                Email = t.Column<string>(maxLength: 256, nullable: true),
                NormalizedEmail = t.Column<string>(maxLength: 256, nullable: true),
                EmailConfirmed = t.Column<bool>(),
                PasswordHash = t.Column<string>(nullable: true),
                SecurityStamp = t.Column<string>(nullable: true),
                ConcurrencyStamp = t.Column<string>(nullable: true),
                PhoneNumber = t.Column<string>(nullable: true),
                PhoneNumberConfirmed = t.Column<bool>(),
                TwoFactorEnabled = t.Column<bool>(),
                LockoutEnd = t.Column<long>(nullable: true),
                LockoutEnabled = t.Column<bool>(),
                AccessFailedCount = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_Person", x => x.Id);
            });
        to.CreateTable("Space",
            t => new
            {
                Id = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                Name = t.Column<string>(maxLength: 100),
                Purpose = t.Column<string>(maxLength: 600),
                Charter = t.Column<string>(maxLength: 20000),
                Marking = t.Column<string>(maxLength: 60),
                ToolsOff = t.Column<string>(maxLength: 400),
                CreatedAt = t.Column<long>(),
                ArchivedAt = t.Column<long>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_Space", x => x.Id);
                t.ForeignKey("FK_Space_Organisation_OrganisationId", x => x.OrganisationId, "Organisation", "Id", onDelete: ReferentialAction.Restrict);
            });
        to.CreateTable("Administrator",
            t => new
            {
                PersonId = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                AppointedById = t.Column<Guid>(nullable: true),
                AppointedAt = t.Column<long>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_Administrator", x => x.PersonId);
                t.ForeignKey("FK_Administrator_Person_PersonId", x => x.PersonId, "Person", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateTable("Draft",
            t => new
            {
                PersonId = t.Column<Guid>(),
                Key = t.Column<string>(maxLength: 200),
                Text = t.Column<string>(maxLength: 200000),
                KeptAt = t.Column<long>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_Draft", x => new { x.PersonId, x.Key });
                t.ForeignKey("FK_Draft_Person_PersonId", x => x.PersonId, "Person", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateTable("OneTimeLink",
            t => new
            {
                Id = t.Column<Guid>(),
                Purpose = t.Column<int>(),
                PersonId = t.Column<Guid>(nullable: true),
                MadeById = t.Column<Guid>(nullable: true),
                SecretHash = t.Column<string>(maxLength: 64),
                MadeAt = t.Column<long>(),
                ExpiresAt = t.Column<long>(),
                UsedAt = t.Column<long>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_OneTimeLink", x => x.Id);
                t.ForeignKey("FK_OneTimeLink_Person_PersonId", x => x.PersonId, "Person", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateTable("PersonClaim",
            t => new
            {
                Id = t.Column<int>().Numbered(),
                UserId = t.Column<Guid>(),
                ClaimType = t.Column<string>(nullable: true),
                ClaimValue = t.Column<string>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_PersonClaim", x => x.Id);
                t.ForeignKey("FK_PersonClaim_Person_UserId", x => x.UserId, "Person", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateTable("PersonLogin",
            t => new
            {
                LoginProvider = t.Column<string>(),
                ProviderKey = t.Column<string>(),
                ProviderDisplayName = t.Column<string>(nullable: true),
                UserId = t.Column<Guid>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_PersonLogin", x => new { x.LoginProvider, x.ProviderKey });
                t.ForeignKey("FK_PersonLogin_Person_UserId", x => x.UserId, "Person", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateTable("PersonToken",
            t => new
            {
                UserId = t.Column<Guid>(),
                LoginProvider = t.Column<string>(),
                Name = t.Column<string>(),
                Value = t.Column<string>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_PersonToken", x => new { x.UserId, x.LoginProvider, x.Name });
                t.ForeignKey("FK_PersonToken_Person_UserId", x => x.UserId, "Person", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateTable("Seat",
            t => new
            {
                Id = t.Column<Guid>(),
                OrganisationId = t.Column<Guid>(),
                LicenceId = t.Column<Guid>(),
                PersonId = t.Column<Guid>(),
                StartsAt = t.Column<long>(),
                EndsAt = t.Column<long>(),
                SponsorId = t.Column<Guid>(nullable: true),
                Reason = t.Column<string>(maxLength: 200),
                AssignedAt = t.Column<long>(),
                Ending = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_Seat", x => x.Id);
                t.ForeignKey("FK_Seat_Licence_LicenceId", x => x.LicenceId, "Licence", "Id", onDelete: ReferentialAction.Restrict);
                t.ForeignKey("FK_Seat_Person_PersonId", x => x.PersonId, "Person", "Id", onDelete: ReferentialAction.Restrict);
            });
        to.CreateTable("Session",
            t => new
            {
                Id = t.Column<Guid>(),
                PersonId = t.Column<Guid>(),
                SecretHash = t.Column<string>(maxLength: 64),
                Device = t.Column<string>(maxLength: 200),
                StartedAt = t.Column<long>(),
                SeenAt = t.Column<long>(),
                EndedAt = t.Column<long>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_Session", x => x.Id);
                t.ForeignKey("FK_Session_Person_PersonId", x => x.PersonId, "Person", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateTable("KeyDate",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                Day = t.Column<DateOnly>(),
                What = t.Column<string>(maxLength: 160),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_KeyDate", x => x.Id);
                t.ForeignKey("FK_KeyDate_Space_SpaceId", x => x.SpaceId, "Space", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateTable("Membership",
            t => new
            {
                SpaceId = t.Column<Guid>(),
                PersonId = t.Column<Guid>(),
                Role = t.Column<int>(),
                JoinedAt = t.Column<long>(),
                LeftAt = t.Column<long>(nullable: true),
                ReadUntil = t.Column<long>(),
                SeenAt = t.Column<long>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_Membership", x => new { x.SpaceId, x.PersonId });
                t.ForeignKey("FK_Membership_Person_PersonId", x => x.PersonId, "Person", "Id", onDelete: ReferentialAction.Restrict);
                t.ForeignKey("FK_Membership_Space_SpaceId", x => x.SpaceId, "Space", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_Administrator_OrganisationId", "Administrator", "OrganisationId");
        to.CreateIndex("IX_Affiliation_OrganisationId_Key", "Affiliation", ["OrganisationId", "Key"], unique: true);
        to.CreateIndex("IX_Draft_KeptAt", "Draft", "KeptAt");
        to.CreateIndex("IX_Event_OrganisationId_Id", "Event", ["OrganisationId", "Id"]);
        to.CreateIndex("IX_Event_SpaceId_Id", "Event", ["SpaceId", "Id"]);
        to.CreateIndex("IX_Event_SubjectId_Id", "Event", ["SubjectId", "Id"]);
        to.CreateIndex("IX_KeyDate_SpaceId_Day", "KeyDate", ["SpaceId", "Day"]);
        to.CreateIndex("IX_Licence_OrganisationId_Reference", "Licence", ["OrganisationId", "Reference"], unique: true);
        to.CreateIndex("IX_Membership_PersonId", "Membership", "PersonId");
        to.CreateIndex("IX_OneTimeLink_PersonId", "OneTimeLink", "PersonId");
        to.CreateIndex("IX_OneTimeLink_SecretHash", "OneTimeLink", "SecretHash", unique: true);
        to.CreateIndex("EmailIndex", "Person", "NormalizedEmail", unique: true);
        to.CreateIndex("IX_Person_OrganisationId_Name", "Person", ["OrganisationId", "Name"]);
        to.CreateIndex("UserNameIndex", "Person", "NormalizedUserName", unique: true);
        to.CreateIndex("IX_PersonClaim_UserId", "PersonClaim", "UserId");
        to.CreateIndex("IX_PersonLogin_UserId", "PersonLogin", "UserId");
        to.CreateIndex("IX_Seat_LicenceId_EndsAt", "Seat", ["LicenceId", "EndsAt"]);
        to.CreateIndex("IX_Seat_OrganisationId_EndsAt", "Seat", ["OrganisationId", "EndsAt"]);
        to.CreateIndex("IX_Seat_PersonId_EndsAt", "Seat", ["PersonId", "EndsAt"]);
        to.CreateIndex("IX_Session_PersonId", "Session", "PersonId");
        to.CreateIndex("IX_Session_SecretHash", "Session", "SecretHash", unique: true);
        to.CreateIndex("IX_Space_OrganisationId", "Space", "OrganisationId");

        if (to.IsNpgsql())
        {
            // Numbers become visible out of order there; readers of the table go by transaction first.
            to.Sql("""alter table "Event" add column "Tx" xid8 not null default pg_current_xact_id()""");
            to.Sql("""create index "IX_Event_Tx_Id" on "Event" ("Tx", "Id")""");
        }
    }
}
