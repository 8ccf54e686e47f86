using Workspace.Activity;
using Workspace.Files.Whole;
using Workspace.Search;
using Workspace.Spaces;
using Workspace.Spaces.Links;

namespace Workspace.Tools;

/// <summary>What a tool tells the platform about itself: one class in each folder under Tools, found at start. A tool overrides what it has.</summary>
public interface ITool
{
    /// <summary>Lower case, in addresses and settings: "risks".</summary>
    string Key { get; }

    /// <summary>In the navigation: "Risks".</summary>
    string Name { get; }

    /// <summary>A symbol of the icon sprite.</summary>
    string Icon { get; }

    /// <summary>Its place in the navigation, from 1; the order is fixed for everybody.</summary>
    int Order { get; }

    /// <summary>The letter that goes there after "g".</summary>
    char Letter { get; }

    void AddServices(IServiceCollection services)
    {
    }

    void MapEndpoints(IEndpointRouteBuilder app)
    {
    }

    /// <summary>How its events are worded, or null where the kind is not its own.</summary>
    Told? Tell(Event happened) => null;

    /// <summary>What its things are called now, by id, for lists of what others changed: those that the person of the visit may see.</summary>
    Task<IReadOnlyDictionary<Guid, string>> NamesAsync(Visit visit, IReadOnlyCollection<Guid> things, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyDictionary<Guid, string>>(new Dictionary<Guid, string>());

    /// <summary>Those of its things whose news the person of the visit does not want: they are left out of what changed, on the home page and in the summary.</summary>
    Task<IReadOnlySet<Guid>> QuietAsync(Visit visit, IReadOnlyCollection<Guid> things, CancellationToken ct = default) => Task.FromResult<IReadOnlySet<Guid>>(new HashSet<Guid>());

    /// <summary>How its things stand where a text names them: these, or without ids the newest that a text may link to. Only what the person of the visit may see.</summary>
    Task<IReadOnlyList<Card>> CardsAsync(Visit visit, IReadOnlyCollection<Guid>? things, CancellationToken ct = default) => Task.FromResult<IReadOnlyList<Card>>([]);

    /// <summary>What waits for this person in this space. The visit is a reader's at least.</summary>
    Task<IReadOnlyList<Duty>> DutiesAsync(Visit visit, CancellationToken ct = default) => Task.FromResult<IReadOnlyList<Duty>>([]);

    /// <summary>Where one of its things is read.</summary>
    string? AddressOf(Guid spaceId, Guid thing) => null;

    /// <summary>The thing on whose page this one stands: of a post its thread. What happens to its files is told there.</summary>
    Task<Guid> PageOfAsync(Visit visit, Guid thing, CancellationToken ct = default) => Task.FromResult(thing);

    /// <summary>Those of these things that were deleted for good, so that nobody brings them back: what hung on them goes too.</summary>
    Task<IReadOnlyCollection<Guid>> GoneAsync(Visit visit, IReadOnlyCollection<Guid> things, CancellationToken ct = default) => Task.FromResult<IReadOnlyCollection<Guid>>([]);

    /// <summary>What one of its things hands over to what it becomes elsewhere; null where the person of the visit may not see it, or where it is not ready.</summary>
    Task<Origin?> OriginAsync(Visit visit, Guid thing, CancellationToken ct = default) => Task.FromResult<Origin?>(null);

    /// <summary>What a thing of another tool may become here: "a risk". Null: nothing.</summary>
    string? Becomes => null;

    /// <summary>Makes it, unsaved; whoever calls saves it with the link of both.</summary>
    Task<Guid> BecomeAsync(Visit visit, Origin origin, CancellationToken ct = default) => throw new NotSupportedException($"Nothing becomes a thing of {Key}.");

    /// <summary>An alarm that it set has come. Enters for nobody; what it saves is one transaction with the alarm's end.</summary>
    Task RingAsync(Visit visit, Guid thing, IServiceProvider services, CancellationToken ct = default) => Task.CompletedTask;

    /// <summary>What somebody in this role can begin here, for the command panel: "Add a risk". What can be found of a tool is a service: <see cref="ISearchSource"/>.</summary>
    IReadOnlyList<SearchCommand> Offers(Guid spaceId, Role role) => [];

    /// <summary>What it adds to the program's sub-commands.</summary>
    IReadOnlyList<ToolCommand> Commands => [];

    /// <summary>
    /// What the person of the visit wrote here, to take along; they may have lost their seat. Answer their own words alone: the visit is a former reader's, and sees more.
    /// </summary>
    Task<IReadOnlyList<OwnWork>> WroteAsync(Visit visit, IServiceProvider services, CancellationToken ct = default) => Task.FromResult<IReadOnlyList<OwnWork>>([]);

    /// <summary>
    /// All of it that the person of the visit may see, as files of the archive of a space: pages as HTML and Markdown, lists as tables. They are the person asking
    /// in these services too. Nothing that a page would not show them: no drafts of others, no hidden results.
    /// </summary>
    Task ExportAsync(Visit visit, ExportFolder to, IServiceProvider services, CancellationToken ct = default) => Task.CompletedTask;

    /// <summary>Fills a space of the example organisation with this tool's content.</summary>
    Task DemoAsync(DemoSpace space, IServiceProvider services, CancellationToken ct = default) => Task.CompletedTask;
}

/// <summary>An event in words: "Tunde Okafor raised R-05 to Very high". The actor's name is put before <paramref name="Verb"/>.</summary>
/// <param name="Verb">What was done: "changed the score of".</param>
/// <param name="Thing">What it was done to: "R-05 Case systems cannot send the new format".</param>
/// <param name="Address">Where to read it, or null where it is gone.</param>
/// <param name="Detail">One more fact: "High to Very high".</param>
public sealed record Told(string Verb, string Thing, string? Address, string? Detail = null);

/// <summary>A thing as a text that links to it shows it.</summary>
/// <param name="Title">"R-05 Case systems cannot send the new format".</param>
/// <param name="Kind">"Risk".</param>
/// <param name="State">"Open, high", or nothing.</param>
public sealed record Card(Guid Id, string Title, string Kind, string State)
{
    /// <summary>How many a tool answers with when none are named.</summary>
    public const int Most = 500;
}

/// <summary>Something that waits for one person: what, until when, one button.</summary>
public sealed record Duty(string What, string Detail, DateOnly? Until, string Button, string Address);

/// <summary>A sub-command of the program that a tool brings.</summary>
/// <param name="Name">The first word: "import-wiki".</param>
/// <param name="Usage">What follows the program's name.</param>
/// <param name="Does">In a few words, for the list of commands.</param>
/// <param name="RunAsync">Carries it out with what stands after the name; fails with an <see cref="Operations.OperationException"/>.</param>
public sealed record ToolCommand(string Name, string Usage, string Does, Func<IServiceProvider, IReadOnlyList<string>, Task> RunAsync);

/// <summary>One thing that a person wrote: a file of its own in the archive that they take along.</summary>
/// <param name="Name">What the file is called, without its ending.</param>
/// <param name="Ending">"md" or "txt".</param>
public sealed record OwnWork(string Name, string Text, string Ending = "md");

/// <summary>A space of the example organisation and the people in it, by role.</summary>
public sealed record DemoSpace(Guid SpaceId, string Key, Guid OwnerId, IReadOnlyList<Guid> Facilitators, IReadOnlyList<Guid> Contributors, IReadOnlyList<Guid> Readers);
