using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.Tools.Forums.Migrations;

/// <summary>Lists of threads are read in the order of an index. SQLite takes none whose key has a flag in it that is asked for as it is.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261128160000_ForumLists")]
public sealed class ForumLists20261128160000 : Migration
{
    protected override void Up(MigrationBuilder to)
    {
        to.DropIndex("IX_ForumThread_ForumId_Fate_IsPinned_LastPostAt", "ForumThread");
        to.CreateIndex("IX_ForumThread_ForumId_Fate_LastPostAt_Number", "ForumThread", ["ForumId", "Fate", "LastPostAt", "Number"]);
        to.CreateIndex("IX_ForumThread_ForumId_Fate_LastPostAt", "ForumThread", ["ForumId", "Fate", "LastPostAt"], filter: "\"IsPinned\"");
    }
}
