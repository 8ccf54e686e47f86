using Workspace.Spaces;
using Workspace.Tools;

namespace Workspace.Files;

/// <summary>Who may see a file: whoever may see now what it hangs on. The tool of that thing is asked each time; nothing is kept.</summary>
public sealed class FileDoor(Toolbox toolbox)
{
    /// <summary>The name of the thing, for those who may see it; anything else looks like nothing.</summary>
    public async Task<string> NameAsync(Visit visit, Hung on, CancellationToken ct = default) =>
        (await NamesAsync(visit, [on], ct)).TryGetValue(on, out var name) ? name : throw Refusal.NotFound();

    /// <summary>Those of the things that the person of the visit may see, by what they are called now.</summary>
    public async Task<IReadOnlyDictionary<Hung, string>> NamesAsync(Visit visit, IReadOnlyCollection<Hung> things, CancellationToken ct = default)
    {
        var names = new Dictionary<Hung, string>();
        foreach (var ofTool in things.Distinct().GroupBy(thing => thing.Tool))
        {
            if (ofTool.Key.Length == 0)
            {
                if (visit.Has(OwnTool))
                {
                    names[Hung.OnSpace(visit.SpaceId)] = visit.SpaceName;
                }
            }
            else if (visit.Has(ofTool.Key) && toolbox.Find(ofTool.Key) is { } tool)
            {
                foreach (var (id, name) in await tool.NamesAsync(visit, [.. ofTool.Select(thing => thing.ThingId)], ct))
                {
                    names[new(ofTool.Key, id)] = name;
                }
            }
        }

        return names;
    }

    /// <summary>The thing on whose page it is told what happens to files of this one.</summary>
    public async Task<Guid> PageAsync(Visit visit, Hung on, CancellationToken ct = default) => toolbox.Find(on.Tool) is { } tool ? await tool.PageOfAsync(visit, on.ThingId, ct) : on.ThingId;

    public string AddressOf(Guid spaceId, Hung on) => on.IsOnSpace ? $"/spaces/{spaceId}/{OwnTool}" : toolbox.Find(on.Tool)?.AddressOf(spaceId, on.ThingId) ?? $"/spaces/{spaceId}";

    public string ToolName(Hung on) => on.IsOnSpace ? "The space itself" : toolbox.Find(on.Tool)?.Name ?? "";

    /// <summary>The folder of the space: files that hang on nothing else are there, and go with it.</summary>
    public const string OwnTool = "files";
}
