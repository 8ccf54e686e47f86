using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Mail;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Invitations;

/// <summary>Works through lists of people in the background, a hundred at a time: nobody waits, everybody else writes in between, and it can be cancelled.</summary>
public sealed class InvitationRunner(IDbContextFactory<WorkspaceDb> databases, IServiceScopeFactory scopes, Post post, TimeProvider clock, ILogger<InvitationRunner> log) : BackgroundService
{
    private const int AtOnce = 100;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>One step of every list that is under way; answers how many moved.</summary>
    public async Task<int> StepAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var running = await db.Set<InvitationBatch>().AsNoTracking().Where(b => b.State == BatchState.Running).OrderBy(b => b.Id).Take(10).ToListAsync(ct);
        var moved = 0;
        foreach (var batch in running)
        {
            moved += await StepAsync(batch, ct) ? 1 : 0;
        }

        return moved;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await StepAsync(stoppingToken) > 0)
                {
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "Invitations could not be sent"); // the next round tries again where it stopped
            }
        }
    }

    private async Task<bool> StepAsync(InvitationBatch batch, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await using var at = await scope.ServiceProvider.GetRequiredService<InvitingAccess>().EnterAsAsync(batch.MadeById, batch.SpaceId, ct);
            await at.SaveAsync(stop => SendAsync(at, batch, stop), ct);
            return true;
        }
        catch (Refusal refusal) when (refusal.Kind == RefusalKind.Conflict)
        {
            return false; // another server was faster, or it was cancelled: the next round looks again
        }
        catch (Refusal refusal) when (refusal.Kind != RefusalKind.Unavailable)
        {
            await StopAsync(batch.Id, refusal.Message, ct); // whoever made the list may not invite any more
            return true;
        }
    }

    private async Task SendAsync(Inviting at, InvitationBatch read, CancellationToken ct)
    {
        var batch = await at.Set<InvitationBatch>().SingleAsync(b => b.Id == read.Id, ct);
        if (batch.State != BatchState.Running || batch.Done != read.Done)
        {
            return;
        }

        var rows = batch.Guests().Skip(batch.Done).Take(AtOnce).ToList();
        var wave = await InvitationWave.PrepareAsync(at, batch, rows, post, ct);
        rows.ForEach(wave.Take);
        batch.Advance(rows.Count, wave.Invited, wave.Added);
        at.Record(InvitationEvents.ListMoved, batch.Id, new { done = batch.Done });
    }

    private async Task StopAsync(Guid batchId, string why, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var batch = await db.Set<InvitationBatch>().SingleAsync(b => b.Id == batchId, ct);
        batch.Stop(why);
        await db.SaveChangesAsync(ct);
    }
}
