using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Workspace.Data;
using Workspace.Live;
using Workspace.Live.Between;

namespace Workspace.Texts.Writing;

/// <summary>
/// Servers on one PostgreSQL database tell each other which texts they wrote. It is only a hint: what was written is read from the log, and
/// looked for every two seconds without one.
/// </summary>
internal sealed class TextRelay(IDbContextFactory<WorkspaceDb> databases, NotifyChannel channel, TextSessions sessions, TextEcho echo) : BackgroundService
{
    private const string Channel = "workspace_texts";
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(10);

    private readonly ConcurrentDictionary<Guid, int> _written = new();
    private readonly Bell _any = new();
    private readonly string _me = Guid.CreateVersion7().ToString("N");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        echo.Wrote += Note;
        try
        {
            await Task.WhenAll(TellAsync(stoppingToken), channel.ListenAsync(Channel, HearAsync, stoppingToken, LookAsync));
        }
        finally
        {
            echo.Wrote -= Note;
        }
    }

    private void Note(Guid textId, int version)
    {
        _written[textId] = version;
        _any.Ring();
    }

    private async Task TellAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await _any.WaitAsync(Timeout.InfiniteTimeSpan, ct);
            var texts = _written.Keys.Where(id => _written.TryRemove(id, out _)).Select(id => $"{_me}|{id:N}").ToArray();
            if (texts.Length > 0)
            {
                await channel.UntilItWorksAsync(() => channel.NotifyAsync(Channel, texts, ct), ct);
            }

            await Task.Delay(Breath, ct);
        }
    }

    private Task HearAsync(string payload, CancellationToken ct)
    {
        if (payload.Split('|') is [var server, var id] && server != _me && Guid.TryParseExact(id, "N", out var textId))
        {
            if (sessions.Find(textId) is { } session)
            {
                session.Hint(int.MaxValue);
            }
            else
            {
                echo.Changed(textId, wrote: false);
            }
        }

        return Task.CompletedTask;
    }

    // Without a hint: what is open here and has moved on elsewhere.
    private async Task LookAsync(CancellationToken ct)
    {
        var open = sessions.All();
        if (open.Count == 0)
        {
            return;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var ids = open.Select(s => s.Text.Id).ToArray();
        var versions = await db.Set<SharedText>().Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Version, ct);
        foreach (var session in open)
        {
            session.Hint(versions.GetValueOrDefault(session.Text.Id));
        }
    }
}
