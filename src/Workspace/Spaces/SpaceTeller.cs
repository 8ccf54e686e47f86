using System.Text.Json;
using Workspace.Activity;
using Workspace.Tools;

namespace Workspace.Spaces;

/// <summary>Words what happens to a space and to who is in it.</summary>
public static class SpaceTeller
{
    /// <summary>Null where the event belongs to a tool, or is for auditors only.</summary>
    public static Told? Tell(Event happened, Func<Guid, string> name) => happened.Kind switch
    {
        MemberEvents.Joined when happened.ActorId == happened.SubjectId => new("joined", "the space", Address(happened, "/people"), Fact(happened, "role")),
        MemberEvents.Returned when happened.ActorId == happened.SubjectId => new("came back to", "the space", Address(happened, "/people"), Fact(happened, "role")),
        MemberEvents.Joined => Member(happened, "added", name, Fact(happened, "role")),
        MemberEvents.Returned => Member(happened, "brought back", name, Fact(happened, "role")),
        MemberEvents.RoleChanged => Member(happened, "changed the role of", name, $"{Fact(happened, "from")} to {Fact(happened, "to")}"),
        MemberEvents.Removed => Member(happened, "removed", name, null),
        MemberEvents.Left when happened.ActorId == happened.SubjectId => new("left", "the space", Address(happened, "/people")),
        MemberEvents.Left => Member(happened, "passed on the seat of", name, null),
        SpaceEvents.Created => new("created", "the space", Address(happened)),
        SpaceEvents.Described => new("changed", "the name, purpose or marking", Address(happened)),
        SpaceEvents.CharterChanged => new("changed", "the charter", Address(happened, "/charter")),
        SpaceEvents.ToolOn => new("switched on", Fact(happened, "tool") ?? "a tool", Address(happened)),
        SpaceEvents.ToolOff => new("switched off", Fact(happened, "tool") ?? "a tool", Address(happened)),
        SpaceEvents.DateAdded => new("added", "a key date", Address(happened, "/dates"), Fact(happened, "day")),
        SpaceEvents.DateRemoved => new("removed", "a key date", Address(happened, "/dates"), Fact(happened, "day")),
        SpaceEvents.Archived => new("archived", "the space", Address(happened)),
        SpaceEvents.Restored => new("restored", "the space", Address(happened)),
        _ => null,
    };

    private static Told Member(Event happened, string verb, Func<Guid, string> name, string? detail) =>
        new(verb, name(happened.SubjectId), Address(happened, "/people"), detail);

    private static string Address(Event happened, string page = "") => $"/spaces/{happened.SpaceId}{page}";

    private static string? Fact(Event happened, string key)
    {
        if (happened.Facts is null)
        {
            return null;
        }

        using var facts = JsonDocument.Parse(happened.Facts);
        return facts.RootElement.TryGetProperty(key, out var value) ? value.ToString() : null;
    }
}
