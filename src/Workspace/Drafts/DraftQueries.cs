using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Ui;

namespace Workspace.Drafts;

/// <summary>Gives back what the person asking was typing; nobody else ever sees it.</summary>
public sealed class DraftQueries(IDbContextFactory<WorkspaceDb> databases, CurrentPerson current)
{
    private const int Most = 300;

    private static readonly Func<WorkspaceDb, Guid, string, CancellationToken, Task<KeptDraft?>> One = EF.CompileAsyncQuery((WorkspaceDb db, Guid person, string key, CancellationToken ct) =>
        db.Set<Draft>().AsNoTracking().Where(d => d.PersonId == person && d.Key == key).Select(d => new KeptDraft(d.Key, d.Text, d.KeptAt)).FirstOrDefault());

    public async Task<KeptDraft?> GetAsync(string key, CancellationToken ct = default)
    {
        if (current.Id is not { } personId) return null;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await One(db, personId, key, ct);
    }

    /// <summary>Those of the drafts that there are, by key: one query for all the fields of a page.</summary>
    public async Task<IReadOnlyDictionary<string, KeptDraft>> GetAsync(IReadOnlyCollection<string> keys, CancellationToken ct = default)
    {
        if (current.Id is not { } personId)
        {
            return new Dictionary<string, KeptDraft>();
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<Draft>().AsNoTracking().Where(d => d.PersonId == personId && keys.Contains(d.Key))
            .ToDictionaryAsync(d => d.Key, d => new KeptDraft(d.Key, d.Text, d.KeptAt), ct);
    }

    /// <summary>All of them, the latest first.</summary>
    public async Task<IReadOnlyList<KeptDraft>> ListAsync(CancellationToken ct = default)
    {
        var personId = current.Id ?? throw Refusal.SignedOut();
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<Draft>().AsNoTracking().Where(d => d.PersonId == personId).OrderByDescending(d => d.KeptAt).Take(Most)
            .Select(d => new KeptDraft(d.Key, d.Text, d.KeptAt)).ToListAsync(ct);
    }
}

/// <summary>What somebody was typing, and when it was kept.</summary>
public sealed record KeptDraft(string Key, string Text, DateTimeOffset KeptAt)
{
    /// <summary>"Draft saved 2:14pm", with the day where it was not today.</summary>
    public string Words(DateTimeOffset now, TimeZoneInfo zone)
    {
        var (kept, today) = (TimeZoneInfo.ConvertTime(KeptAt, zone).DateTime, TimeZoneInfo.ConvertTime(now, zone).Date);
        var time = Ui.Words.Time(TimeOnly.FromDateTime(kept));
        return kept.Date == today ? $"Draft saved {time}" : $"Draft saved {Ui.Words.Day(DateOnly.FromDateTime(kept))}, {time}";
    }
}
