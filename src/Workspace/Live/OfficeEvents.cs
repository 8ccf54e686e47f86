using Workspace.Activity;
using Workspace.People;

namespace Workspace.Live;

/// <summary>Which events change what somebody may see, and which the office shows.</summary>
internal static class OfficeEvents
{
    private static readonly string[] OfRights = ["member.", "seat.", "administrator.", "person.", "space.created"];

    /// <summary>Events of no space, and those that changed who is in one.</summary>
    public static bool Concern(Event happened) => happened.SpaceId is null || Begins(happened, "member.");

    /// <summary>True where the rights of the event's subject or actor may be others than before.</summary>
    public static bool MayChangeRights(Event happened) =>
        OfRights.Any(word => Begins(happened, word)) && !IsSignIn(happened);

    /// <summary>Somebody tried to sign in: for the office's list, and for nobody's home.</summary>
    public static bool IsSignIn(Event happened) => happened.Kind is PeopleEvents.SignedIn or PeopleEvents.SignInRefused;

    /// <summary>The space's own name, tools or state, or who is in it.</summary>
    public static bool ChangesSpace(Event happened) => Begins(happened, "space.") || Begins(happened, "member.");

    private static bool Begins(Event happened, string word) => happened.Kind.StartsWith(word, StringComparison.Ordinal);
}
