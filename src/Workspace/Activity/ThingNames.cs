using Workspace.Spaces;
using Workspace.Tools;

namespace Workspace.Activity;

/// <summary>What things are called now. Events keep facts, not titles: the tool of a thing knows, and names what the person of the visit may see.</summary>
public sealed class ThingNames(Toolbox toolbox)
{
    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(Visit visit, IEnumerable<(Area Area, Guid Id)> things, CancellationToken ct = default)
    {
        var names = new Dictionary<Guid, string>();
        foreach (var ofTool in things.Distinct().GroupBy(thing => thing.Area.Key).Where(group => visit.Has(group.Key)))
        {
            if (toolbox.Find(ofTool.Key) is { } tool)
            {
                foreach (var (id, name) in await tool.NamesAsync(visit, [.. ofTool.Select(thing => thing.Id)], ct))
                {
                    names[id] = name;
                }
            }
        }

        return names;
    }

    /// <summary>Those whose news the person of the visit does not want.</summary>
    public async Task<IReadOnlySet<Guid>> QuietAsync(Visit visit, IEnumerable<(Area Area, Guid Id)> things, CancellationToken ct = default)
    {
        var quiet = new HashSet<Guid>();
        foreach (var ofTool in things.Distinct().GroupBy(thing => thing.Area.Key).Where(group => visit.Has(group.Key)))
        {
            if (toolbox.Find(ofTool.Key) is { } tool)
            {
                quiet.UnionWith(await tool.QuietAsync(visit, [.. ofTool.Select(thing => thing.Id)], ct));
            }
        }

        return quiet;
    }
}
