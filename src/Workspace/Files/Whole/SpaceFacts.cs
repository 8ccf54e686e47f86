using System.Text;
using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Data;
using Workspace.Spaces;

namespace Workspace.Files.Whole;

/// <summary>What an archive says of the space itself: its words and days, who is in it, and what happened.</summary>
internal sealed class SpaceFacts(IDbContextFactory<WorkspaceDb> databases, Tellers tellers, ThingNames things)
{
    private const int Batch = 500, MostEvents = 200_000, MostMembers = 10_000;

    public static async Task AddSpaceAsync(Visit visit, ExportFolder to, CancellationToken ct)
    {
        var space = await visit.ReadSpaceAsync(ct);
        var days = await visit.Query<KeyDate>().OrderBy(d => d.Day).ToListAsync(ct);
        var text = new StringBuilder($"# {space.Name}\n\n");
        if (space.Marking.Length > 0) text.Append(space.Marking).Append("\n\n");
        text.Append(space.Purpose).Append("\n\n## Charter\n\n").Append(space.Charter).Append("\n\n## Key dates\n\n");
        days.ForEach(day => text.Append($"- {Ui.Words.LongDay(day.Day)}: {day.What}\n"));
        await to.AddAsync("space.md", "Purpose, charter and key dates", text.ToString(), ct);
    }

    public static async Task AddPeopleAsync(Visit visit, ExportFolder to, CancellationToken ct)
    {
        var people = await visit.Members().OrderBy(m => m.Name).Take(MostMembers).ToListAsync(ct);
        await to.AddRowsAsync("people.csv", "People and their roles", people.Select(m => (string[])[m.Name, m.Affiliation ?? "", RoleWords.Name(m.Role), $"{m.JoinedAt:yyyy-MM-dd}", m.LeftAt is { } left ? $"{left:yyyy-MM-dd}" : ""])
            .Prepend(["Name", "Speaks for", "Role", "Joined", "Left"]), ct);
    }

    public async Task AddActivityAsync(Visit visit, ExportFolder to, CancellationToken ct)
    {
        List<string[]> rows = [["When (UTC)", "Who", "What", "Thing", "Detail"]];
        await using var db = await databases.CreateDbContextAsync(ct);
        for (long after = 0; rows.Count < MostEvents;)
        {
            var some = await visit.Events().Where(e => e.Id > after).OrderBy(e => e.Id).Take(Batch).ToListAsync(ct);
            if (some.Count == 0) break;
            after = some[^1].Id;
            var people = await PersonNames.OfAsync(db, some, ct);
            var told = some.Select(e => (Happened: e, Telling: tellers.Tell(e, people.Name))).Where(t => t.Telling is { } telling && visit.Has(telling.Area.Key)).ToList();
            var names = await things.OfAsync(visit, told.Select(t => (t.Telling!.Area, t.Happened.SubjectId)), ct);
            rows.AddRange(told.Select(t => (string[])[$"{t.Happened.At:yyyy-MM-dd HH:mm:ss}", people.Name(t.Happened.ActorId ?? Guid.Empty), t.Telling!.Told.Verb, names.GetValueOrDefault(t.Happened.SubjectId) ?? t.Telling.Told.Thing, t.Telling.Told.Detail ?? ""]));
        }

        await to.AddRowsAsync("activity.csv", "What happened, in order", rows, ct);
    }
}
