using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.Tools.Forums.Migrations;

/// <summary>The record of what moderators did.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261128103000_ForumModeration")]
public sealed class ForumModeration20261128103000 : Migration
{
    protected override void Up(MigrationBuilder to)
    {
        to.CreateTable("ModerationAct",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                ForumId = t.Column<Guid>(),
                ThreadId = t.Column<Guid>(),
                ThreadNumber = t.Column<int>(),
                PostId = t.Column<Guid>(nullable: true),
                PostNumber = t.Column<int>(),
                AuthorId = t.Column<Guid>(nullable: true),
                Kind = t.Column<int>(),
                Rule = t.Column<string>(maxLength: 300),
                ById = t.Column<Guid>(),
                At = t.Column<long>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_ModerationAct", x => x.Id);
                t.ForeignKey("FK_ModerationAct_Forum_ForumId", x => x.ForumId, "Forum", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_ModerationAct_ForumId_At", "ModerationAct", ["ForumId", "At"]);
        to.CreateIndex("IX_ModerationAct_SpaceId_AuthorId_Kind", "ModerationAct", ["SpaceId", "AuthorId", "Kind"]);
    }
}
