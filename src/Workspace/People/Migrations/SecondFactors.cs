using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.People.Migrations;

/// <summary>Authenticator apps, recovery codes, passkeys, the key ring, and when somebody last showed who they are.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261122070000_SecondFactors")]
public sealed class SecondFactors20261122070000 : Migration
{
    protected override void Up(MigrationBuilder to)
    {
        to.AddColumn<long>("ProvenAt", "Session", nullable: true);
        to.AddColumn<long>("FactorsRequiredFrom", "Organisation", nullable: true);
        to.CreateTable("ProtectionKey",
            t => new
            {
                Id = t.Column<Guid>(),
                Name = t.Column<string>(maxLength: 200),
                Xml = t.Column<string>(),
            },
            constraints: t => t.PrimaryKey("PK_ProtectionKey", x => x.Id));
        to.CreateTable("Authenticator",
            t => new
            {
                PersonId = t.Column<Guid>(),
                Seed = t.Column<string>(maxLength: 1000),
                LastStep = t.Column<long>(),
                AddedAt = t.Column<long>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_Authenticator", x => x.PersonId);
                t.ForeignKey("FK_Authenticator_Person_PersonId", x => x.PersonId, "Person", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateTable("RecoveryCode",
            t => new
            {
                Id = t.Column<Guid>(),
                PersonId = t.Column<Guid>(),
                Hash = t.Column<string>(maxLength: 64),
                UsedAt = t.Column<long>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_RecoveryCode", x => x.Id);
                t.ForeignKey("FK_RecoveryCode_Person_PersonId", x => x.PersonId, "Person", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_RecoveryCode_PersonId_Hash", "RecoveryCode", ["PersonId", "Hash"], unique: true);
        CreatePasskeys(to);
    }

    private static void CreatePasskeys(MigrationBuilder to)
    {
        to.CreateTable("Passkey",
            t => new
            {
                Id = t.Column<Guid>(),
                PersonId = t.Column<Guid>(),
                Name = t.Column<string>(maxLength: 60),
                CredentialId = t.Column<byte[]>(maxLength: 1023),
                PublicKey = t.Column<byte[]>(),
                SignCount = t.Column<long>(),
                Transports = t.Column<string>(maxLength: 200),
                IsBackupEligible = t.Column<bool>(),
                IsBackedUp = t.Column<bool>(),
                AddedAt = t.Column<long>(),
                UsedAt = t.Column<long>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_Passkey", x => x.Id);
                t.ForeignKey("FK_Passkey_Person_PersonId", x => x.PersonId, "Person", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_Passkey_CredentialId", "Passkey", "CredentialId", unique: true);
        to.CreateIndex("IX_Passkey_PersonId", "Passkey", "PersonId");
        to.CreateTable("SpentChallenge",
            t => new
            {
                Hash = t.Column<string>(maxLength: 64),
                Until = t.Column<long>(),
            },
            constraints: t => t.PrimaryKey("PK_SpentChallenge", x => x.Hash));
        to.CreateIndex("IX_SpentChallenge_Until", "SpentChallenge", "Until");
    }
}
