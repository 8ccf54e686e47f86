using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.Tools.Forums.Migrations;

/// <summary>A thread says that it came from another forum, to those who were writing in it.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261128104500_ForumMoves")]
public sealed class ForumMoves20261128104500 : Migration
{
    protected override void Up(MigrationBuilder to)
    {
        to.AddColumn<long>("MovedAt", "ForumThread", nullable: true);
        to.AddColumn<Guid>("MovedById", "ForumThread", nullable: true);
    }
}
