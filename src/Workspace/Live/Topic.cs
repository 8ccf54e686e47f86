namespace Workspace.Live;

/// <summary>The open pages that show one subject, and how often they are told of it: the first change at once, then fewer as readers grow.</summary>
internal sealed class Topic(SubjectKind kind, TimeProvider clock)
{
    // A page costs the server about a millisecond to read again: readers of one subject get at most a third of a core, and navigation a twentieth.
    private static readonly Pace Usual = new(TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(3), TimeSpan.FromSeconds(5)), Seldom = new(TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(20), TimeSpan.FromSeconds(20));

    private readonly Pace _pace = kind == SubjectKind.Around ? Seldom : Usual;

    private readonly HashSet<OpenPage> _pages = [];
    private HashSet<OpenPage>? _waiting;
    private long _last = long.MinValue / 2;

    public IReadOnlyCollection<OpenPage> Pages => _pages;

    public TimeSpan Gap => TimeSpan.FromTicks(Math.Clamp(_pace.PerReader.Ticks * _pages.Count, _pace.Least.Ticks, _pace.Most.Ticks));

    /// <summary>Only the navigation of its pages is concerned, not what they show.</summary>
    public bool IsAround => kind == SubjectKind.Around;

    public void Join(OpenPage page) => _pages.Add(page);

    /// <summary>True where nobody is left.</summary>
    public bool Leave(OpenPage page)
    {
        _pages.Remove(page);
        _waiting?.Remove(page);
        return _pages.Count == 0;
    }

    /// <summary>Who hears of a change now. For the others <paramref name="later"/> says when to ask <see cref="Due"/>; zero: somebody has asked already.</summary>
    public IReadOnlyCollection<OpenPage> Change(IReadOnlyCollection<OpenPage> pages, out TimeSpan later)
    {
        later = TimeSpan.Zero;
        if (_waiting is not null)
        {
            _waiting.UnionWith(pages);
            return [];
        }

        var rest = Gap - clock.GetElapsedTime(_last);
        if (rest <= TimeSpan.Zero)
        {
            _last = clock.GetTimestamp();
            return pages;
        }

        (_waiting, later) = ([.. pages], rest);
        return [];
    }

    public IReadOnlyCollection<OpenPage> Due()
    {
        var due = _waiting ?? [];
        (_waiting, _last) = (null, clock.GetTimestamp());
        return due;
    }

    private sealed record Pace(TimeSpan Least, TimeSpan PerReader, TimeSpan Most);
}
