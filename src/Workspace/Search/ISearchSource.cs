using Workspace.Activity;
using Workspace.Spaces;

namespace Workspace.Search;

/// <summary>
/// Something whose things can be found: a tool, or a part of the platform. Registered as a service. It says what the index keeps of its things, and of every
/// hit whether the person who searches may see it at that moment. What it does not answer for is not shown, not counted and not suggested.
/// </summary>
public interface ISearchSource
{
    /// <summary>The key of the tool it belongs to; null where it cannot be switched off.</summary>
    string? Tool { get; }

    /// <summary>The kinds of things it has.</summary>
    IReadOnlyList<SearchKind> Kinds { get; }

    /// <summary>The things that an event may have changed, of which the index then reads again; none where it is no event of its own.</summary>
    ValueTask<IReadOnlyList<Touched>> TouchedAsync(Event happened, CancellationToken ct = default);

    /// <summary>What the index keeps of these things. One that is missing here (deleted, gone) is taken out of the index. The visit is the house's: it sees everything of the space.</summary>
    Task<IReadOnlyList<SearchEntry>> ReadAsync(Visit visit, IReadOnlyCollection<Guid> things, CancellationToken ct = default);

    /// <summary>All things of the space that can be found, for building the index anew.</summary>
    Task<IReadOnlyList<Guid>> ThingsAsync(Visit visit, CancellationToken ct = default);

    /// <summary>Those of these things that the person of the visit may see now, as they are now. Never more than that: this is the check of every hit.</summary>
    Task<IReadOnlyList<Found>> FindAsync(Visit visit, IReadOnlyCollection<Guid> things, CancellationToken ct = default);
}

/// <summary>A kind of thing that can be found.</summary>
/// <param name="Key">Lower case letters: "risk".</param>
/// <param name="Name">Of many: "Risks".</param>
/// <param name="Icon">A symbol of the icon sprite.</param>
/// <param name="Order">Its place on the page of results, from 1.</param>
public sealed record SearchKind(string Key, string Name, string Icon, int Order);

/// <summary>A thing of a space that changed; without an id every thing of that source in the space may have.</summary>
public sealed record Touched(Guid SpaceId, Guid? ThingId)
{
    /// <summary>The subject of the event, where its kind begins with this: what most tools need.</summary>
    public static IReadOnlyList<Touched> Subject(Event happened, string kindsBeginWith) =>
        happened.SpaceId is { } space && happened.Kind.StartsWith(kindsBeginWith, StringComparison.Ordinal) ? [new(space, happened.SubjectId)] : [];
}

/// <summary>What the index keeps of one thing. Only words that everybody who may see the thing may read: never what is hidden, never a secret vote.</summary>
/// <param name="Kind">The key of its kind.</param>
/// <param name="ThingId">The thing.</param>
/// <param name="At">The instant that it is ordered and filtered by: when it was written, or last changed.</param>
public sealed record SearchEntry(string Kind, Guid ThingId, DateTimeOffset At)
{
    /// <summary>A title is worth more than a text, and is suggested while somebody types. Leave it empty where it is another thing's, as of a post in a thread.</summary>
    public string Title { get; init; } = "";

    /// <summary>Plain text, never HTML.</summary>
    public string Text { get; init; } = "";

    /// <summary>Who wrote it, or answers for it: it is filtered by that.</summary>
    public Guid? PersonId { get; init; }
}

/// <summary>A thing as it is at this moment for one person.</summary>
/// <param name="Kind">The key of its kind.</param>
/// <param name="ThingId">The thing.</param>
/// <param name="Title">"R-05 Lenders delay".</param>
/// <param name="Address">Where to read it.</param>
/// <param name="At">The instant shown with it.</param>
public sealed record Found(string Kind, Guid ThingId, string Title, string Address, DateTimeOffset At)
{
    /// <summary>What counts most about it, before everything else: "Agreed 4 March 2026", "Open risk, high".</summary>
    public string State { get; init; } = "";

    /// <summary>How the state is coloured; the words say it too.</summary>
    public Ui.Kit.Tone Tone { get; init; }

    /// <summary>Who wrote it or answers for it.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>One more fact: "in the thread Options".</summary>
    public string Detail { get; init; } = "";
}

/// <summary>Something to do that the command panel offers by its words: "Add a risk".</summary>
public sealed record SearchCommand(string Words, string Icon, string Address);
