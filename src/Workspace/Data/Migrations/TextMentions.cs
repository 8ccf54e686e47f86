using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Workspace.Data.Migrations;

/// <summary>Who was named in a text that people write together.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261128140510_TextMentions")]
public sealed class TextMentions20261128140510 : Migration
{
    protected override void Up(MigrationBuilder to)
    {
        to.CreateTable("TextMention",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                TextId = t.Column<Guid>(),
                PersonId = t.Column<Guid>(),
                ById = t.Column<Guid>(),
                At = t.Column<long>(),
                AnsweredAt = t.Column<long>(nullable: true),
                Stands = t.Column<bool>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_TextMention", x => x.Id);
                t.ForeignKey("FK_TextMention_SharedText_TextId", x => x.TextId, "SharedText", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_TextMention_TextId_PersonId", "TextMention", ["TextId", "PersonId"], unique: true);
        to.CreateIndex("IX_TextMention_SpaceId_PersonId_AnsweredAt", "TextMention", ["SpaceId", "PersonId", "AnsweredAt"]);
    }
}
