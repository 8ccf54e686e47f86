namespace Workspace.Texts.Writing;

/// <summary>The texts that are open on this server: each is in memory once, and only while somebody uses it.</summary>
internal sealed class TextSessions(TextStore store, TextEcho echo, TimeProvider clock, ILogger<TextSession> log)
{
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(15);

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, TextSession> _open = [];
    private bool _stopped;

    public IReadOnlyList<TextSession> All()
    {
        lock (_lock)
        {
            return [.. _open.Values];
        }
    }

    public TextSession? Find(Guid textId)
    {
        lock (_lock)
        {
            return _open.GetValueOrDefault(textId);
        }
    }

    /// <summary>The text, to be given back with <see cref="Leave"/>; null where there is none.</summary>
    public async Task<TextSession?> EnterAsync(Guid textId, CancellationToken ct = default)
    {
        if (Use(textId, null) is { } open)
        {
            return open;
        }

        var read = await store.OpenAsync(textId, ct);
        return read is var (text, state, snapshot) ? Use(textId, new TextSession(text, state, snapshot, store, echo, clock, log)) : null;
    }

    public void Leave(TextSession session)
    {
        lock (_lock)
        {
            session.Users--;
            session.IdleSince = clock.GetTimestamp();
        }
    }

    /// <summary>Before the server stops: ends when everything that was taken in is stored.</summary>
    public Task StopAsync()
    {
        lock (_lock)
        {
            _stopped = true;
            return Task.WhenAll(_open.Values.Select(session => session.StopAsync()));
        }
    }

    /// <summary>Forgets what nobody has used for a while.</summary>
    public void Sweep()
    {
        lock (_lock)
        {
            foreach (var idle in _open.Values.Where(s => s.IsIdle && clock.GetElapsedTime(s.IdleSince) > Linger).ToArray())
            {
                _open.Remove(idle.Text.Id);
            }
        }
    }

    // Of two who opened at once, both get the one that was there first; it may have moved on meanwhile, never back.
    private TextSession? Use(Guid textId, TextSession? fresh)
    {
        TextSession? session;
        lock (_lock)
        {
            if (!_open.TryGetValue(textId, out session))
            {
                if (fresh is null)
                {
                    return null;
                }

                _open[textId] = session = fresh;
                if (_stopped)
                {
                    _ = session.StopAsync();
                }
            }

            session.Users++;
        }

        if (fresh is not null && !ReferenceEquals(fresh, session))
        {
            session.Hint(fresh.Version);
        }

        return session;
    }
}
