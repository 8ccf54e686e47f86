using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;

namespace Workspace.Tools.Wiki.Import;

/// <summary>Bringing in pages step by step: send, look, confirm or cancel. Until it is confirmed no page is stored.</summary>
public sealed class ImportActions(SpaceAccess spaces, ImportJobs jobs)
{
    /// <summary>Keeps the archive for its sender and begins to read it; an earlier one of theirs is forgotten.</summary>
    public async Task<Guid> SendAsync(Guid spaceId, Guid? parent, string fileName, string? site, byte[] archive, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, ct);
        if (SourceFiles.FromZip(archive, ct: ct).Files.All(f => !f.IsPage)) throw Refusal.Wrong("There is no Markdown page (.md) in this archive. Choose another one.", "File");
        var kept = WaitingArchive.Keep(spaceId, visit.PersonId, parent, fileName, site, archive, visit.Now);
        var tooOld = visit.Now - WaitingArchive.Life;
        foreach (var old in await visit.Tracked<WaitingArchive>().Where(a => a.PersonId == visit.PersonId || a.SentAt < tooOld).ToListAsync(ct))
        {
            jobs.Cancel(old.Id);
            visit.Remove(old);
        }
        visit.Add(kept);
        await visit.SaveAsync(ct);
        await Read(kept).MomentAsync();
        return kept.Id;
    }

    /// <summary>The archive and how far its import is; read again where this server does not know it.</summary>
    public async Task<(WaitingArchive Archive, ImportJob Job)> LookAsync(Guid spaceId, Guid id, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, ct);
        var kept = await FindAsync(visit, id, ct);
        var job = jobs.Find(id);
        if (kept.ImportedAt is not null && job is null) return (kept, Finished());
        return (kept, job is null or { Phase: ImportPhase.Failed, Plan: null } ? Read(kept) : job);
    }

    /// <summary>Begins to store what was read. A second confirmation changes nothing.</summary>
    public async Task ConfirmAsync(Guid spaceId, Guid id, CancellationToken ct = default)
    {
        var (kept, job) = await LookAsync(spaceId, id, ct);
        if (kept.ImportedAt is not null || job.Phase is ImportPhase.Storing or ImportPhase.Stored) return;
        if (job.Plan is not { } plan) throw Refusal.Wrong("The pages are still being read. Look again in a moment.");
        await jobs.Begin(id, (services, now) => services.GetRequiredService<ImportStore>().StoreArchiveAsync(kept.PersonId, spaceId, id, plan, now), storing: plan).MomentAsync();
    }

    /// <summary>Forgets the archive; nothing of it is stored.</summary>
    public async Task CancelAsync(Guid spaceId, Guid id, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, ct);
        var kept = await FindAsync(visit, id, ct);
        if (kept.ImportedAt is not null) throw Refusal.Wrong("The pages are in the wiki already. Put them into the trash where they are not wanted.");
        jobs.Cancel(id);
        visit.Remove(kept);
        await visit.SaveAsync(ct);
    }

    private ImportJob Read(WaitingArchive kept) => jobs.Begin(kept.Id, (_, job) =>
    {
        job.Found(new ImportReader(kept.SpaceId, kept.Site.Length > 0 ? kept.Site : null).Read(SourceFiles.FromZip(kept.Content, ct: job.Stop), job.Reach, job.Stop));
        return Task.CompletedTask;
    });

    private static ImportJob Finished()
    {
        var job = new ImportJob();
        job.Stored();
        return job;
    }

    private Task<Visit> EnterAsync(Guid spaceId, CancellationToken ct) => spaces.EnterAsync(spaceId, Role.Facilitator, WikiTool.Wiki, ct);

    private static async Task<WaitingArchive> FindAsync(Visit visit, Guid id, CancellationToken ct) =>
        await visit.FindAsync<WaitingArchive>(id, ct) is var kept && kept.PersonId == visit.PersonId && kept.SentAt > visit.Now - WaitingArchive.Life ? kept : throw Refusal.NotFound();
}
