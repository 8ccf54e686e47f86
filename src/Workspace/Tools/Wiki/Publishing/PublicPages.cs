using System.Collections.Concurrent;
using Workspace.Activity;
using Workspace.Data;

namespace Workspace.Tools.Wiki.Publishing;

/// <summary>The published pages as they are sent, until something happens in their space. Taking a page back forgets it before the owner has the answer.</summary>
public sealed class PublicPages
{
    private const int Most = 5_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(string Address, string Page), SentPage> _pages = [];
    private readonly TimeProvider _clock;
    private long _happened;

    public PublicPages(Committed committed, TimeProvider clock)
    {
        _clock = clock;
        committed.Heard += Hear;
    }

    /// <summary>Ask before reading what is to be kept: what happens meanwhile makes it too old to keep.</summary>
    public long Now => Interlocked.Read(ref _happened);

    public SentPage? Find(string address, string page) =>
        _pages.TryGetValue((address, page), out var kept) && _clock.GetUtcNow() - kept.At < Longest ? kept : null;

    public void Keep(string address, string page, SentPage sent, long since)
    {
        if (_pages.Count >= Most) _pages.Clear();
        _pages[(address, page)] = sent;
        if (Now != since) _pages.TryRemove((address, page), out _);
    }

    /// <summary>The words of a space's pages have changed.</summary>
    public void Forget(Guid spaceId)
    {
        Interlocked.Increment(ref _happened);
        foreach (var kept in _pages.Where(p => p.Value.SpaceId == spaceId)) _pages.TryRemove(kept);
    }

    private void Hear(IReadOnlyList<Event> events)
    {
        foreach (var space in events.Where(e => e.SpaceId is not null && (e.Kind.StartsWith("wiki.", StringComparison.Ordinal) || e.Kind.StartsWith("space.", StringComparison.Ordinal))).Select(e => e.SpaceId!.Value).Distinct()) Forget(space);
    }
}

/// <summary>A published page as bytes.</summary>
public sealed record SentPage(Guid SpaceId, DateTimeOffset At, byte[] Plain, byte[] Packed, string Tag, bool MayBeListed);
