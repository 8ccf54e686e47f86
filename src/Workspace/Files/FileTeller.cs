using System.Text.Json;
using Workspace.Activity;
using Workspace.Tools;

namespace Workspace.Files;

/// <summary>Words what happens to files, as something that happened to what they hang on.</summary>
public static class FileTeller
{
    public static Telling? Tell(Event happened, Toolbox toolbox)
    {
        if (Verb(happened.Kind) is not { } verb || happened.SpaceId is not { } space || JsonSerializer.Deserialize<FileFacts>(happened.Facts ?? "{}", JsonSerializerOptions.Web) is not { } facts)
        {
            return null;
        }

        var on = new Hung(facts.Tool ?? "", happened.SubjectId);
        var tool = toolbox.Find(on.IsOnSpace ? FileDoor.OwnTool : on.Tool);
        var address = on.IsOnSpace ? FileAddresses.To(space) : tool?.AddressOf(space, on.ThingId);
        return new(tool is null ? Area.Space : new(tool.Key, tool.Name), new(verb, on.IsOnSpace ? "the space" : tool?.Name ?? "the space", address));
    }

    private static string? Verb(string kind) => kind switch
    {
        FileEvents.Added => "added a file to",
        FileEvents.Replaced => "added a new version of a file to",
        FileEvents.Described => "described a file of",
        FileEvents.Deleted => "deleted a file of",
        FileEvents.Restored => "put back a file of",
        _ => null,
    };
}
