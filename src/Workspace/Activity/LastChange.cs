namespace Workspace.Activity;

/// <summary>When events of one kind last happened: by anybody, and by anybody else than that person.</summary>
public sealed class LastChange(Event sample)
{
    private readonly Lock _noting = new();
    private Guid _actor = sample.ActorId ?? Guid.Empty;
    private DateTimeOffset _last = sample.At, _lastByAnother = DateTimeOffset.MinValue;

    public Event Sample { get; } = sample;

    public void Note(Event happened)
    {
        var (actor, at) = (happened.ActorId ?? Guid.Empty, happened.At);
        lock (_noting)
        {
            if (actor == _actor)
            {
                _last = Later(_last, at);
            }
            else if (at > _last)
            {
                (_lastByAnother, _last, _actor) = (_last, at, actor);
            }
            else
            {
                _lastByAnother = Later(_lastByAnother, at);
            }
        }
    }

    /// <summary>When somebody other than this person last did it.</summary>
    public DateTimeOffset ByOthers(Guid personId)
    {
        lock (_noting)
        {
            return personId == _actor ? _lastByAnother : _last;
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
