using System.Threading.Channels;
using Workspace.Activity;
using Workspace.People;

namespace Workspace.Live;

/// <summary>
/// Ends what open pages hear as soon as their right ends: at once after an event, at the instant when a seat or session runs out,
/// and by asking again every minute, should all else have failed.
/// </summary>
public sealed class Revocation(OpenPages pages, Standings standings, Sessions sessions, Presence presence, TimeProvider clock, ILogger<Revocation> log) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500), Farewell = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(15);

    /// <summary>However quiet it is, rights are read again this often.</summary>
    internal static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(1);

    private readonly Channel<Guid> _doubted = Channel.CreateUnbounded<Guid>(new() { SingleReader = true });

    internal void Heard(IReadOnlyList<Event> happened)
    {
        foreach (var one in happened.Where(OfficeEvents.MayChangeRights))
        {
            Doubt(one.SubjectId);
            if (one.ActorId is { } actor && actor != one.SubjectId)
            {
                Doubt(actor);
            }
        }
    }

    /// <summary>This person's rights may be others than we know.</summary>
    internal void Doubt(Guid personId)
    {
        var open = pages.Where(page => page.PersonId == personId);
        foreach (var page in open)
        {
            page.Doubt();
        }

        if (open.Count > 0)
        {
            _doubted.Writer.TryWrite(personId);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(AskAsync(stoppingToken), SweepAsync(stoppingToken));

    private async Task AskAsync(CancellationToken ct)
    {
        while (await _doubted.Reader.WaitToReadAsync(ct))
        {
            var people = new HashSet<Guid>();
            while (_doubted.Reader.TryRead(out var personId))
            {
                people.Add(personId);
            }

            foreach (var personId in people)
            {
                await TryAsync(() => LookAsync(personId, ct), ct);
            }
        }
    }

    private async Task SweepAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Tick);
        while (await timer.WaitForNextTickAsync(ct))
        {
            var now = clock.GetUtcNow();
            foreach (var page in pages.Where(page => page.GoodUntil <= now || page.EndedAt is not null || page.Outbox.IsStuck(Patience)))
            {
                Sweep(page, now);
            }
        }
    }

    private void Sweep(OpenPage page, DateTimeOffset now)
    {
        if (page.Outbox.IsStuck(Patience) || (page.EndedAt is { } ended && clock.GetElapsedTime(ended) > Farewell))
        {
            page.Close();
        }
        else if (page.EndedAt is null && page.GoodUntil <= now)
        {
            page.GoodUntil = now + Tick; // asked once; an answer sets it anew
            _doubted.Writer.TryWrite(page.PersonId);
        }
    }

    private async Task LookAsync(Guid personId, CancellationToken ct)
    {
        var standing = await standings.ReadAsync(personId, ct);
        foreach (var page in pages.Where(page => page.PersonId == personId))
        {
            page.Learn(standing, await sessions.ReadAsync(page.SessionId, ct), clock);
            pages.Watch(page, [.. page.Subjects.Where(page.Standing.Allows)]);
        }

        presence.Moved();
    }

    private async Task TryAsync(Func<Task> look, CancellationToken ct)
    {
        try
        {
            await look();
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            log.LogError(error, "Rights of an open page could not be read again; they are read again shortly");
        }
    }
}
