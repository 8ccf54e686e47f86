using System.Threading.Channels;
using Workspace.Activity;
using Workspace.Data;

namespace Workspace.Live;

/// <summary>Hears what became durable, on this server or another, and tells the open pages that show it.</summary>
public sealed class LiveFeed : BackgroundService
{
    private readonly Committed _committed;
    private readonly OpenPages _pages;
    private readonly Revocation _revocation;
    private readonly Channel<IReadOnlyList<Event>> _heard = Channel.CreateUnbounded<IReadOnlyList<Event>>(new() { SingleReader = true });

    public LiveFeed(Committed committed, OpenPages pages, Revocation revocation)
    {
        (_committed, _pages, _revocation) = (committed, pages, revocation);
        _committed.Heard += Hear;
    }

    public override void Dispose()
    {
        _committed.Heard -= Hear;
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _heard.Reader.WaitToReadAsync(stoppingToken))
        {
            var happened = new List<Event>();
            while (_heard.Reader.TryRead(out var events))
            {
                happened.AddRange(events);
            }

            _revocation.Heard(happened);
            _pages.Tell(happened);
        }
    }

    // On the writer's thread: it only takes note.
    private void Hear(IReadOnlyList<Event> events) => _heard.Writer.TryWrite(events);
}
