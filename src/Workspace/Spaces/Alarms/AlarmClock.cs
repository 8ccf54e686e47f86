using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Tools;

namespace Workspace.Spaces.Alarms;

/// <summary>Rings what is due, once a second and at start: each alarm is gone with the transaction that did what it was for, so it rings once.</summary>
public sealed class AlarmClock(IDbContextFactory<WorkspaceDb> databases, IServiceScopeFactory scopes, Toolbox toolbox, TimeProvider clock, ILogger<AlarmClock> log) : BackgroundService
{
    private const int AtOnce = 20;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromMinutes(1);

    private readonly Dictionary<Guid, DateTimeOffset> _later = [];

    /// <summary>Everything whose instant has come. Answers with how many rang.</summary>
    public async Task<int> RingDueAsync(CancellationToken ct = default)
    {
        var now = clock.GetUtcNow();
        var rung = 0;
        foreach (var alarm in await DueAsync(now, ct))
        {
            if (_later.TryGetValue(alarm.Id, out var until) && now < until) continue;
            try
            {
                await RingAsync(alarm, ct);
                rung++;
                _later.Remove(alarm.Id);
            }
            catch (Refusal refusal) when (refusal.Kind is RefusalKind.Conflict or RefusalKind.NotFound)
            {
                // Somebody was faster, on this server or another; where something is left to do it is due again in a second.
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                _later[alarm.Id] = now + Patience;
                log.LogError(error, "An alarm of {Tool} could not ring", alarm.Tool);
            }
        }
        return rung;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        do
        {
            try
            {
                await RingDueAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogWarning(error, "Alarms could not be read");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<List<Alarm>> DueAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<Alarm>().AsNoTracking().Where(a => a.At <= now).OrderBy(a => a.At).Take(AtOnce).ToListAsync(ct);
    }

    private async Task RingAsync(Alarm alarm, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var visit = await scope.ServiceProvider.GetRequiredService<SpaceAccess>().EnterAsHouseAsync(alarm.SpaceId, ct);
        visit.Remove(await visit.FindAsync<Alarm>(alarm.Id, ct));
        if (toolbox.Find(alarm.Tool) is { } tool) await tool.RingAsync(visit, alarm.ThingId, scope.ServiceProvider, ct);
        if (!visit.IsSaved) await visit.SaveAsync(ct);
    }
}
