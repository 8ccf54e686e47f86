using Workspace.Tools;
using Workspace.Ui;

namespace Workspace.Activity;

/// <summary>How changes of one thing are put into one line.</summary>
public static class ChangeWords
{
    /// <summary>"High to Very high, by Tunde Okafor"; about people, who did what to whom.</summary>
    public static string One(string actor, Told told, bool isPeople) => (isPeople, told.Detail) switch
    {
        (true, _) => $"{actor} {told.Verb} {told.Thing}",
        (_, { Length: > 0 } detail) => $"{Sentence(detail)}, by {actor}",
        _ => $"{Sentence(WithoutObject(told.Verb))} by {actor}",
    };

    /// <summary>"4 changes from 3 people. Last: High to Very high".</summary>
    public static string Many(int changes, int people, string? lastDetail) =>
        $"{Words.Count(changes, "change")} from {Words.Count(people, "person", "people")}{(lastDetail is { Length: > 0 } ? $". Last: {lastDetail}" : "")}";

    public static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    // "changed the score of" is followed by its object; alone it is "changed the score".
    private static string WithoutObject(string verb) => verb.EndsWith(" of", StringComparison.Ordinal) ? verb[..^3] : verb;
}
