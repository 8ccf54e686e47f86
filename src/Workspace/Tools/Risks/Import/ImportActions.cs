using Microsoft.EntityFrameworkCore;
using Workspace.Files.Csv;
using Workspace.Spaces;

namespace Workspace.Tools.Risks.Import;

/// <summary>Bringing in somebody's register step by step: send, say what the columns are, look, confirm.</summary>
public sealed class ImportActions(SpaceAccess spaces, NumberTurns turns)
{
    private const int Tries = 5;

    /// <summary>Keeps the file for its sender, with a proposal for its columns; an earlier one of theirs is forgotten.</summary>
    public async Task<Guid> SendAsync(Guid spaceId, string fileName, Stream file, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, ct);
        var bytes = await Worded(() => CsvReader.TakeAsync(file, new CsvLimits(), ct));
        var table = await Worded(() => Task.FromResult(ImportTable.From(CsvReader.Read(bytes, new CsvLimits()))));
        var kept = PendingImport.Keep(spaceId, visit.PersonId, fileName, bytes, ColumnGuess.Propose(table), visit.Now);
        var tooOld = visit.Now - PendingImport.Life;
        foreach (var old in await visit.Tracked<PendingImport>().Where(i => i.PersonId == visit.PersonId || i.SentAt < tooOld).ToListAsync(ct)) visit.Remove(old);
        visit.Add(kept);
        await visit.SaveAsync(ct);
        return kept.Id;
    }

    public async Task ChooseAsync(Guid spaceId, Guid id, ImportPlan plan, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, ct);
        var kept = await FindAsync(visit, id, ct);
        if (plan.Columns.Count != kept.ChosenPlan().Columns.Count) throw Refusal.Wrong("Say for every column what it becomes.");
        kept.Choose(plan);
        await visit.SaveAsync(ct);
    }

    /// <summary>What would be stored, read anew with the members and risks of now.</summary>
    public async Task<ImportLook> LookAsync(Guid spaceId, Guid id, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, ct);
        return await LookAsync(visit, await FindAsync(visit, id, ct), ct);
    }

    /// <summary>Stores every row or none. A second confirmation finds it done and stores nothing.</summary>
    public async Task<int> ConfirmAsync(Guid spaceId, Guid id, CancellationToken ct = default)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await turns.InTurnAsync(spaceId, () => ConfirmOnceAsync(spaceId, id, ct), ct);
            }
            catch (Refusal refusal) when (refusal.Kind == RefusalKind.Conflict && tries < Tries)
            {
                // The same confirmation twice at once, or numbers taken by somebody else: look again.
            }
        }
    }

    private async Task<int> ConfirmOnceAsync(Guid spaceId, Guid id, CancellationToken ct)
    {
        await using var visit = await EnterAsync(spaceId, ct);
        var kept = await FindAsync(visit, id, ct);
        if (kept.ImportedAt is not null) return kept.Imported;
        var look = await LookAsync(visit, kept, ct);
        if (look.Preview is not { CanImport: true } preview) throw Refusal.Wrong("Nothing was imported. Mend what stops the import first.");
        var number = await RiskActions.NextNumberAsync(visit, ct);
        var risks = preview.Rows.Select(row => New(visit, row, number++)).ToList();
        visit.AddMany([.. risks.Select(r => r.Risk)]);
        visit.AddMany([.. risks.Select(r => r.First)]);
        kept.Done(preview.Rows.Count, visit.Now);
        visit.Record(RiskEvents.Imported, kept, RiskEvents.Of(kept));
        await visit.SaveAsync(ct);
        return preview.Rows.Count;
    }

    private static (Risk Risk, ScoreChange First) New(Visit visit, ImportRow row, int number)
    {
        var (risk, first) = Risk.Add(visit.SpaceId, Guid.CreateVersion7(visit.Now), number, row.Details, visit.PersonId, visit.Now);
        risk.CameFrom(row.OriginalReference);
        if (row.Closed) risk.Close("Closed in the register it was imported from.", visit.PersonId, visit.Now);
        return (risk, first);
    }

    private static async Task<ImportLook> LookAsync(Visit visit, PendingImport kept, CancellationToken ct)
    {
        if (kept.ImportedAt is not null) return new ImportLook(kept, null, null, null, []);
        var file = await Worded(() => Task.FromResult(CsvReader.Read(kept.File(), new CsvLimits())));
        var (table, plan) = (ImportTable.From(file), kept.ChosenPlan());
        var open = plan.Problems(table).ToList();
        return new ImportLook(kept, file, table, open.Count > 0 ? null : ImportReader.Read(table, plan, await KnownAsync(visit, ct)), open);
    }

    private static async Task<ImportKnown> KnownAsync(Visit visit, CancellationToken ct)
    {
        var members = (await visit.Members().ToListAsync(ct)).Where(m => m.LeftAt is null);
        var references = await visit.Query<Risk>().Where(r => r.OriginalReference != "").OrderBy(r => r.Number).Select(r => new { r.OriginalReference, r.Number }).ToListAsync(ct);
        return new(
            members.ToLookup(m => m.Name, m => m.PersonId, StringComparer.OrdinalIgnoreCase),
            references.GroupBy(r => r.OriginalReference).ToDictionary(g => g.Key, g => RiskWords.Reference(g.First().Number)));
    }

    private Task<Visit> EnterAsync(Guid spaceId, CancellationToken ct) => spaces.EnterAsync(spaceId, Role.Facilitator, RisksTool.Risks, ct);

    // Somebody else's upload looks like none.
    private static async Task<PendingImport> FindAsync(Visit visit, Guid id, CancellationToken ct)
    {
        var kept = await visit.FindAsync<PendingImport>(id, ct);
        if (kept.PersonId != visit.PersonId) throw Refusal.NotFound();
        return kept.IsOver(visit.Now) && kept.ImportedAt is null ? throw Refusal.Wrong("This file was sent more than a day ago and is no longer kept. Choose it again.") : kept;
    }

    private static async Task<T> Worded<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (CsvRefused refused)
        {
            throw Refusal.Wrong(refused.Message, "File");
        }
    }
}

/// <summary>An upload as its sender sees it: the file as it was understood, and what would come of it once the columns are clear.</summary>
public sealed record ImportLook(PendingImport Import, Files.Csv.CsvFile? File, ImportTable? Table, ImportPreview? Preview, IReadOnlyList<string> Open);
