using Microsoft.EntityFrameworkCore;
using Workspace.Tools;
using Workspace.Ui;

namespace Workspace.Spaces.Settings;

/// <summary>What owners set about a space: its words, its tools, its days, and whether it takes changes.</summary>
public sealed class SettingsActions(SpaceAccess spaces, Toolbox toolbox)
{
    public const int MostDates = 200;

    public async Task DescribeAsync(Guid spaceId, SpaceWords words, int version, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Owner, ct: ct);
        var space = await OpenAsync(visit, version, ct);
        space.Describe(words.Name, words.Purpose, space.Charter, words.Marking);
        visit.Record(SpaceEvents.Described, spaceId);
        await visit.SaveAsync(ct);
    }

    public async Task WriteCharterAsync(Guid spaceId, string charter, int version, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Owner, ct: ct);
        var space = await OpenAsync(visit, version, ct);
        space.Describe(space.Name, space.Purpose, charter, space.Marking);
        visit.Record(SpaceEvents.CharterChanged, spaceId);
        await visit.SaveAsync(ct);
    }

    /// <summary>What a tool holds stays when it is switched off, and is there again when it is switched on.</summary>
    public async Task SwitchToolsAsync(Guid spaceId, IReadOnlyCollection<string> on, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Owner, ct: ct);
        var space = await OpenAsync(visit, null, ct);
        var switched = toolbox.All.Where(tool => space.Has(tool.Key) != on.Contains(tool.Key)).ToList();
        if (switched.Count == 0)
        {
            return;
        }

        foreach (var tool in switched)
        {
            visit.Record(on.Contains(tool.Key) ? SpaceEvents.ToolOn : SpaceEvents.ToolOff, spaceId, new { tool = tool.Name });
        }

        space.SwitchTools(toolbox.All.Select(tool => tool.Key).Where(key => !on.Contains(key)));
        await visit.SaveAsync(ct);
    }

    public async Task AddDateAsync(Guid spaceId, DateOnly day, string what, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Owner, ct: ct);
        if (await visit.Query<KeyDate>().CountAsync(ct) >= MostDates)
        {
            throw Refusal.Wrong($"A space holds {MostDates} key dates at most. Remove one first.");
        }

        var date = KeyDate.Set(spaceId, day, what);
        visit.Add(date);
        visit.Record(SpaceEvents.DateAdded, date, new { day = Words.Day(day) });
        await visit.SaveAsync(ct);
    }

    /// <summary>The date that was removed, so that it can be put back.</summary>
    public async Task<KeyDate> RemoveDateAsync(Guid spaceId, Guid dateId, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Owner, ct: ct);
        var date = await visit.FindAsync<KeyDate>(dateId, ct);
        visit.Remove(date);
        visit.Record(SpaceEvents.DateRemoved, date, new { day = Words.Day(date.Day) });
        await visit.SaveAsync(ct);
        return date;
    }

    /// <summary>From then on the space can be read, and nothing in it can be changed.</summary>
    public async Task ArchiveAsync(Guid spaceId, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Owner, ct: ct);
        var space = await OpenAsync(visit, null, ct);
        space.Archive(visit.Now);
        visit.Record(SpaceEvents.Archived, spaceId);
        await visit.SaveAsync(ct);
    }

    public async Task RestoreAsync(Guid spaceId, CancellationToken ct = default)
    {
        await using var visit = await spaces.EnterAsync(spaceId, Role.Owner, ct: ct);
        var space = await visit.SpaceAsync(ct);
        if (space.ArchivedAt is not null)
        {
            space.Restore();
            visit.Record(SpaceEvents.Restored, spaceId);
            await visit.SaveAsync(ct);
        }
    }

    private static async Task<Space> OpenAsync(Visit visit, int? version, CancellationToken ct)
    {
        var space = await visit.SpaceAsync(ct);
        if (space.ArchivedAt is not null)
        {
            throw Refusal.Forbidden("This space is archived. Restore it before you change it.");
        }

        return version is null || version == space.Version
            ? space
            : throw Refusal.Conflict("Somebody else changed this while you were writing. Look at both versions before you save.");
    }
}

/// <summary>What a space says of itself.</summary>
public sealed record SpaceWords(string Name, string Purpose, string Marking);
