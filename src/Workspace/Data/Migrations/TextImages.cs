using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Workspace.Data.Migrations;

/// <summary>Pictures in texts.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261122025000_TextImages")]
public sealed class TextImages20261122025000 : Migration
{
    protected override void Up(MigrationBuilder to)
    {
        to.CreateTable("TextImage",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                TextId = t.Column<Guid>(),
                ById = t.Column<Guid>(),
                At = t.Column<long>(),
                Type = t.Column<string>(maxLength: 20),
                Bytes = t.Column<byte[]>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_TextImage", x => x.Id);
                t.ForeignKey("FK_TextImage_SharedText_TextId", x => x.TextId, "SharedText", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_TextImage_TextId", "TextImage", "TextId");
    }
}
