using Workspace.Activity;

namespace Workspace.Tools.Polls.Workshops;

/// <summary>What happens in workshops, as facts.</summary>
public static class WorkshopEvents
{
    public const string Planned = "workshops.planned", Changed = "workshops.changed", Started = "workshops.started", Moved = "workshops.moved", Revealed = "workshops.revealed", LineClosed = "workshops.line-closed",
        Moderated = "workshops.moderated", Admitted = "workshops.admitted", KeptOpen = "workshops.kept-open", Ended = "workshops.ended", WordsEdited = "workshops.words-edited", Discarded = "workshops.discarded";

    public static string? Words(Event happened) => happened.Kind switch
    {
        Planned => "planned",
        Changed => "changed",
        Started => "started",
        Moved => "went on in",
        Revealed => "showed or hid a result in",
        LineClosed => "closed a poll in",
        Moderated => "looked after the questions in",
        Admitted => "let more devices into",
        KeptOpen => "asked those who were absent from",
        Ended => "ended",
        WordsEdited => "edited the words that are not taken in",
        _ => null,
    };
}

/// <summary>What the event row of a workshop holds.</summary>
public sealed record WorkshopFacts(string Title);
