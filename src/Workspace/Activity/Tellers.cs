using System.Collections.Concurrent;
using Workspace.Files;
using Workspace.Spaces;
using Workspace.Tools;

namespace Workspace.Activity;

/// <summary>Words events: each tool its own, the platform those of spaces and members. What nobody words is for auditors only.</summary>
public sealed class Tellers(Toolbox toolbox)
{
    private readonly ConcurrentDictionary<string, string> _areas = new(StringComparer.Ordinal);

    /// <summary>The event in words, or null where the feed does not show it.</summary>
    /// <param name="happened">What happened.</param>
    /// <param name="name">Names a person.</param>
    public Telling? Tell(Event happened, Func<Guid, string> name)
    {
        if (SpaceTeller.Tell(happened, name) is { } platform)
        {
            return new(happened.Kind.StartsWith("member.", StringComparison.Ordinal) ? Area.People : Area.Space, platform);
        }

        if (FileTeller.Tell(happened, toolbox) is { } ofFile)
        {
            return ofFile;
        }

        foreach (var tool in toolbox.All)
        {
            if (tool.Tell(happened) is { } told)
            {
                return new(new(tool.Key, tool.Name), told);
            }
        }

        return null;
    }

    /// <summary>The key of the area that events of this kind belong to; the empty string where nobody words them.</summary>
    public string AreaOf(Event sample) => _areas.GetOrAdd(sample.Kind, (_, e) => Tell(e, _ => "")?.Area.Key ?? "", sample);
}

/// <summary>An event in words, and the part of the space it belongs to.</summary>
public sealed record Telling(Area Area, Told Told);

/// <summary>A part of a space: a tool, its people, or the space itself.</summary>
public sealed record Area(string Key, string Name)
{
    public static readonly Area People = new("people", "People"), Space = new("space", "Space");
}
