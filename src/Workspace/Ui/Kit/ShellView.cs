namespace Workspace.Ui.Kit;

/// <summary>Everything the frame round a page shows.</summary>
public sealed record ShellView
{
    /// <summary>The organisation that holds the licence, by its own name.</summary>
    public required string Organisation { get; init; }

    /// <summary>The protective marking of the space, or nothing.</summary>
    public string? Marking { get; init; }

    public required ShellPerson Person { get; init; }

    /// <summary>The space one is in; nothing on Home and in the organisation's own pages.</summary>
    public ShellSpace? Space { get; init; }

    public IReadOnlyList<ShellSpace> Spaces { get; init; } = [];

    /// <summary>The navigation in groups: tools first, then People, Activity, Settings.</summary>
    public IReadOnlyList<IReadOnlyList<NavItem>> Nav { get; init; } = [];

    /// <summary>Where the search field leads; without it there is none.</summary>
    public string? SearchHref { get; init; }

    /// <summary>Where the panel asks for suggestions; what was typed is put behind it.</summary>
    public string SuggestHref { get; init; } = "/search/suggest?q=";

    public string SearchWords { get; init; } = "Search";

    public string SearchText { get; init; } = "";

    /// <summary>Who is here now; nothing where presence is not shown.</summary>
    public PresenceView? Presence { get; init; }

    public IReadOnlyList<BannerView> Banners { get; init; } = [];

    public ToastView? Toast { get; init; }

    /// <summary>What the page is for, in the help dialog.</summary>
    public string? HelpWords { get; init; }

    /// <summary>Who helps: facilitators and licence administrators, by name.</summary>
    public IReadOnlyList<string> Helpers { get; init; } = [];

    /// <summary>Links of the menu behind one's initials, before Sign out.</summary>
    public IReadOnlyList<NavItem> YouMenu { get; init; } = [];

    public bool KeysOff { get; init; }
}

/// <summary>The person who is signed in.</summary>
public sealed record ShellPerson(Guid Id, string Name, string? Organisation = null);

/// <summary>A space in the switcher.</summary>
public sealed record ShellSpace(string Name, string Href, bool Changed = false, int Duties = 0);

/// <summary>A place in the navigation; Duties counts what waits for the person, Changed draws the change bar.</summary>
public sealed record NavItem(string Name, string Icon, string Href, char? Go = null, int Duties = 0, bool Changed = false, bool Current = false);

/// <summary>Something all readers of a page should know: "This space is read-only since 3 March".</summary>
public sealed record BannerView(string Words, Tone Tone = Tone.Plain, string? Href = null, string? LinkWords = null);

/// <summary>Who is in this space now.</summary>
public sealed record PresenceView(int Count, IReadOnlyList<PresentPerson> People);

/// <summary>One person who is here.</summary>
public sealed record PresentPerson(string Name, string Initials, string? Organisation = null);
