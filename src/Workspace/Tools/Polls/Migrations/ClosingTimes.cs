using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.Tools.Polls.Migrations;

/// <summary>Reminders before the end, and the end that was announced when a round opened.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261128130100_PollClosingTimes")]
public sealed class ClosingTimes20261128130100 : Migration
{
    protected override void Up(MigrationBuilder to)
    {
        to.AddColumn<int>("Rules_RemindsBefore", "Poll", nullable: true);
        to.AddColumn<long>("AnnouncedEnd", "PollRound", nullable: true);
    }
}
