using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Data;
using Workspace.Live.Between;
using Workspace.Search.Index;

namespace Workspace.Search.Feeding;

/// <summary>Follows the events, and keeps the index a second or two behind them. An index that is new, or belongs to another database, it fills from the things themselves.</summary>
internal sealed class Indexer(ISearchIndex index, IServiceScopeFactory scopes, IDbContextFactory<WorkspaceDb> databases, Committed committed, ILogger<Indexer> log) : BackgroundService
{
    private const int AtOnce = 500, TooMany = 20_000;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(400), Patience = TimeSpan.FromSeconds(2), AfterTrouble = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1, 1), _happened = new(0, 1);

    /// <summary>Reads what happened since the last time. Answers when the index knows everything that had happened when this was called.</summary>
    public async Task CatchUpAsync(CancellationToken ct = default)
    {
        await _turn.WaitAsync(ct);
        try
        {
            if (await IsNewAsync(ct)) await FillAsync(_ => { }, ct);
            while (await ReadSomeAsync(ct))
            {
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Reads every thing again, and takes out what is there no more; the index is used meanwhile.</summary>
    public async Task RebuildAsync(Action<string> say, CancellationToken ct = default)
    {
        await _turn.WaitAsync(ct);
        try
        {
            await FillAsync(say, ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>How long ago the first event happened that the index does not know yet; nothing where it knows all, null where it is not filled yet.</summary>
    public async Task<TimeSpan?> BehindAsync(DateTimeOffset now, CancellationToken ct = default)
    {
        if ((await index.StateAsync(ct)).Read is not { } read) return null;
        await using var db = await databases.CreateDbContextAsync(ct);
        var first = await Waiting(db, read, long.MaxValue).OrderBy(e => e.Id).Select(e => (DateTimeOffset?)e.At).FirstOrDefaultAsync(ct);
        return first is { } at && now > at ? now - at : TimeSpan.Zero;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        committed.Heard += _ => Wake();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CatchUpAsync(stoppingToken);
                await _happened.WaitAsync(Patience, stoppingToken);
                await Task.Delay(Breath, stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                log.LogError(error, "The search index could not be brought up to date; it is tried again in {Wait}", AfterTrouble);
                await Task.Delay(AfterTrouble, stoppingToken);
            }
        }
    }

    private void Wake()
    {
        if (_happened.CurrentCount == 0)
        {
            try
            {
                _happened.Release();
            }
            catch (SemaphoreFullException)
            {
                // somebody else rang the same bell
            }
        }
    }

    // An index that knows more than has happened is of another database: a copy was put in its place.
    private async Task<bool> IsNewAsync(CancellationToken ct)
    {
        if ((await index.StateAsync(ct)).Read is not { } read) return true;
        await using var db = await databases.CreateDbContextAsync(ct);
        return read > await EndAsync(db, ct);
    }

    private async Task FillAsync(Action<string> say, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var feed = scope.ServiceProvider.GetRequiredService<Feed>();
        await using var db = await databases.CreateDbContextAsync(ct);
        var end = await EndAsync(db, ct); // what happens from here on is read again afterwards
        var spaces = await db.Set<Spaces.Space>().OrderBy(s => s.Id).Select(s => s.Id).ToListAsync(ct);
        await using (var pen = await index.TakePenAsync(ct))
        {
            spaces.AddRange((await pen.SpacesAsync(ct)).Except(spaces));
        }

        var things = 0;
        foreach (var (space, place) in spaces.Select((space, place) => (space, place + 1)))
        {
            foreach (var source in feed.Sources)
            {
                things += await feed.BringAllAsync(source, space, ct);
            }

            say($"{place} of {spaces.Count} spaces, {things} things");
        }

        await ReachAsync(end, ct);
    }

    private async Task<bool> ReadSomeAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var (from, until) = ((await index.StateAsync(ct)).Read ?? 0, db.Database.IsNpgsql() ? await Horizon.ReadAsync(db, ct) : long.MaxValue);
        if (until <= from) return false;
        var events = Waiting(db, from, until).OrderBy(e => e.Id);
        var some = await events.Take(db.Database.IsNpgsql() ? TooMany : AtOnce).ToListAsync(ct);
        if (some.Count == TooMany)
        {
            await FillAsync(_ => { }, ct); // after so long a time reading everything costs less
            return true;
        }

        await using var scope = scopes.CreateAsyncScope();
        await BringAsync(scope.ServiceProvider.GetRequiredService<Feed>(), some, ct);
        var reached = db.Database.IsNpgsql() ? until : some is [.., var last] ? last.Id : from;
        if (reached > from) await ReachAsync(reached, ct);
        return some.Count == AtOnce && !db.Database.IsNpgsql();
    }

    private static async Task BringAsync(Feed feed, IReadOnlyList<Event> events, CancellationToken ct)
    {
        foreach (var source in feed.Sources)
        {
            var touched = new List<Touched>();
            foreach (var happened in events)
            {
                touched.AddRange(await source.TouchedAsync(happened, ct));
            }

            foreach (var ofSpace in touched.GroupBy(t => t.SpaceId))
            {
                await feed.BringAsync(source, ofSpace.Key, ofSpace.Select(t => t.ThingId), ct);
            }
        }
    }

    private async Task ReachAsync(long read, CancellationToken ct)
    {
        await using var pen = await index.TakePenAsync(ct);
        await pen.ReachAsync(read, ct);
        await pen.CommitAsync(ct);
    }

    private static IQueryable<Event> Waiting(WorkspaceDb db, long from, long until) => db.Database.IsNpgsql()
        ? until == long.MaxValue ? Horizon.From(db, from) : Horizon.Between(db, from, until)
        : db.Set<Event>().AsNoTracking().Where(e => e.Id > from);

    private static async Task<long> EndAsync(WorkspaceDb db, CancellationToken ct) =>
        db.Database.IsNpgsql() ? await Horizon.ReadAsync(db, ct) : await db.Set<Event>().MaxAsync(e => (long?)e.Id, ct) ?? 0;
}
