using Workspace.Activity;

namespace Workspace.Live;

/// <summary>All pages that are open on this server, by what they show.</summary>
public sealed class OpenPages(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, OpenPage> _pages = [];
    private readonly Dictionary<Subject, Topic> _topics = [];

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _pages.Count;
            }
        }
    }

    internal IReadOnlyList<OpenPage> All()
    {
        lock (_lock)
        {
            return [.. _pages.Values];
        }
    }

    internal IReadOnlyList<OpenPage> Where(Func<OpenPage, bool> matches)
    {
        lock (_lock)
        {
            return [.. _pages.Values.Where(matches)];
        }
    }

    internal void Add(OpenPage page)
    {
        lock (_lock)
        {
            _pages[page.Id] = page;
        }
    }

    internal void Remove(OpenPage page)
    {
        lock (_lock)
        {
            _pages.Remove(page.Id);
            Replace(page, []);
        }
    }

    /// <summary>From now on the page hears of these subjects and no others.</summary>
    internal void Watch(OpenPage page, IReadOnlyList<Subject> subjects)
    {
        lock (_lock)
        {
            if (_pages.ContainsKey(page.Id))
            {
                Replace(page, subjects);
            }
        }
    }

    /// <summary>Tells the pages that show what happened: at once, or when their subject's turn comes.</summary>
    internal void Tell(IReadOnlyList<Event> happened)
    {
        var (now, around) = (new HashSet<OpenPage>(), new HashSet<OpenPage>());
        lock (_lock)
        {
            foreach (var (topic, pages) in Concerned(happened))
            {
                (topic.IsAround ? around : now).UnionWith(topic.Change(pages, out var later));
                if (later > TimeSpan.Zero)
                {
                    _ = TellLaterAsync(topic, later);
                }
            }
        }

        Signal(now);
        SignalAround(around);
    }

    /// <summary>Tells the pages that show this thing, without an event: for what changes with every word.</summary>
    internal void Tell(Guid thingId, Guid spaceId)
    {
        IReadOnlyCollection<OpenPage> now = [];
        lock (_lock)
        {
            if (_topics.TryGetValue(new(SubjectKind.Thing, thingId), out var topic))
            {
                now = [.. topic.Change([.. topic.Pages.Where(page => page.Standing.Roles.ContainsKey(spaceId))], out var later)];
                if (later > TimeSpan.Zero)
                {
                    _ = TellLaterAsync(topic, later);
                }
            }
        }

        Signal(now);
    }

    private static void Signal(IEnumerable<OpenPage> pages)
    {
        foreach (var page in pages)
        {
            page.Outbox.Changed();
        }
    }

    private static void SignalAround(IEnumerable<OpenPage> pages)
    {
        foreach (var page in pages)
        {
            page.Outbox.Around();
        }
    }

    private static IEnumerable<Subject> SubjectsOf(Event happened)
    {
        yield return new(SubjectKind.Thing, happened.SubjectId);
        if (happened.Kind == Nudges.Kind)
        {
            yield break;
        }

        if (!OfficeEvents.IsSignIn(happened))
        {
            yield return new(SubjectKind.Home, happened.OrganisationId);
        }

        if (happened.SpaceId is { } spaceId)
        {
            yield return new(SubjectKind.Space, spaceId);
            yield return new(SubjectKind.Around, spaceId);
            if (OfficeEvents.ChangesSpace(happened))
            {
                yield return new(SubjectKind.In, spaceId);
            }
        }

        if (OfficeEvents.Concern(happened))
        {
            yield return new(SubjectKind.Organisation, happened.OrganisationId);
        }
    }

    private Dictionary<Topic, HashSet<OpenPage>> Concerned(IReadOnlyList<Event> happened)
    {
        var found = new Dictionary<Topic, HashSet<OpenPage>>();
        foreach (var one in happened)
        {
            foreach (var subject in SubjectsOf(one))
            {
                if (_topics.TryGetValue(subject, out var topic))
                {
                    var pages = found.TryGetValue(topic, out var known) ? known : found[topic] = [];
                    pages.UnionWith(topic.Pages.Where(page => page.May(one)));
                }
            }
        }

        return found;
    }

    private async Task TellLaterAsync(Topic topic, TimeSpan later)
    {
        await Task.Delay(later, clock);
        IReadOnlyCollection<OpenPage> due;
        lock (_lock)
        {
            due = topic.Due();
        }

        if (topic.IsAround)
        {
            SignalAround(due);
        }
        else
        {
            Signal(due);
        }
    }

    private void Replace(OpenPage page, IReadOnlyList<Subject> subjects)
    {
        foreach (var left in page.Subjects.Except(subjects))
        {
            if (_topics[left].Leave(page))
            {
                _topics.Remove(left);
            }
        }

        foreach (var joined in subjects.Except(page.Subjects))
        {
            var topic = _topics.TryGetValue(joined, out var known) ? known : _topics[joined] = new(joined.Kind, clock);
            topic.Join(page);
        }

        page.Subjects = subjects;
    }
}
