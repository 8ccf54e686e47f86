using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Workspace.Data.Migrations;

/// <summary>Texts that several people write together: their log, snapshots, packs and named versions.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261122020000_SharedTexts")]
public sealed class SharedTexts20261122020000 : Migration
{
    protected override void Up(MigrationBuilder to)
    {
        AddText(to);
        AddLog(to);
        AddNames(to);
    }

    private static void AddText(MigrationBuilder to)
    {
        to.CreateTable("SharedText",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                Tool = t.Column<string>(maxLength: 40),
                ThingId = t.Column<Guid>(),
                Edited = t.Column<string>(maxLength: 60),
                Version = t.Column<int>(),
                ChangedAt = t.Column<long>(),
                ChangedById = t.Column<Guid>(),
                ToldVersion = t.Column<int>(),
                PackedVersion = t.Column<int>(),
                ReadFrom = t.Column<int>(nullable: true),
                CommentFrom = t.Column<int>(nullable: true),
                SuggestFrom = t.Column<int>(nullable: true),
                WriteFrom = t.Column<int>(nullable: true),
                Because = t.Column<string>(maxLength: 300, nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_SharedText", x => x.Id);
                t.ForeignKey("FK_SharedText_Space_SpaceId", x => x.SpaceId, "Space", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_SharedText_SpaceId", "SharedText", "SpaceId");
        to.CreateIndex("IX_SharedText_ThingId", "SharedText", "ThingId");
    }

    private static void AddLog(MigrationBuilder to)
    {
        to.CreateTable("TextCommit",
            t => new
            {
                TextId = t.Column<Guid>(),
                Version = t.Column<int>(),
                AuthorId = t.Column<Guid>(),
                At = t.Column<long>(),
                Tab = t.Column<string>(maxLength: 36, nullable: true),
                Sequence = t.Column<int>(nullable: true),
                Note = t.Column<string>(maxLength: 100, nullable: true),
                Steps = t.Column<string>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_TextCommit", x => new { x.TextId, x.Version });
                t.ForeignKey("FK_TextCommit_SharedText_TextId", x => x.TextId, "SharedText", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_TextCommit_TextId_Tab_Sequence", "TextCommit", ["TextId", "Tab", "Sequence"], unique: true);
        to.CreateTable("TextSnapshot",
            t => new { TextId = t.Column<Guid>(), Version = t.Column<int>(), At = t.Column<long>(), Doc = t.Column<byte[]>() },
            constraints: t =>
            {
                t.PrimaryKey("PK_TextSnapshot", x => new { x.TextId, x.Version });
                t.ForeignKey("FK_TextSnapshot_SharedText_TextId", x => x.TextId, "SharedText", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateTable("TextPack",
            t => new { TextId = t.Column<Guid>(), From = t.Column<int>(), To = t.Column<int>(), StartsAt = t.Column<long>(), EndsAt = t.Column<long>(), Commits = t.Column<byte[]>() },
            constraints: t =>
            {
                t.PrimaryKey("PK_TextPack", x => new { x.TextId, x.From });
                t.ForeignKey("FK_TextPack_SharedText_TextId", x => x.TextId, "SharedText", "Id", onDelete: ReferentialAction.Cascade);
            });
    }

    private static void AddNames(MigrationBuilder to)
    {
        to.CreateTable("NamedVersion",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                TextId = t.Column<Guid>(),
                Version = t.Column<int>(),
                Name = t.Column<string>(maxLength: 120),
                ById = t.Column<Guid>(),
                At = t.Column<long>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_NamedVersion", x => x.Id);
                t.ForeignKey("FK_NamedVersion_SharedText_TextId", x => x.TextId, "SharedText", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_NamedVersion_TextId_Version", "NamedVersion", ["TextId", "Version"]);
    }
}
