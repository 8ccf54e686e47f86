using System.Collections.Concurrent;

namespace Workspace.Tools.Wiki.Content;

/// <summary>The HTML of the pages read last, one version of each: made once for all who read it. Rights are read before anything kept here is shown.</summary>
public sealed class PageHtmlCache
{
    private const int Most = 2_000;

    private readonly ConcurrentDictionary<Guid, (int Version, int Stamp, RenderedPage Page)> _pages = [];

    public RenderedPage? Find(Guid textId, int version, int stamp) =>
        _pages.TryGetValue(textId, out var kept) && kept.Version == version && kept.Stamp == stamp ? kept.Page : null;

    public RenderedPage Keep(Guid textId, int version, int stamp, RenderedPage page)
    {
        if (_pages.Count >= Most) _pages.Clear();
        _pages[textId] = (version, stamp, page);
        return page;
    }
}
