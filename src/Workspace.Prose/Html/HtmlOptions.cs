namespace Workspace.Prose.Html;

/// <summary>How a document becomes HTML: what the page around it knows and the document does not.</summary>
public sealed record HtmlOptions
{
    /// <summary>By how many levels headings go down; 1 where the page's own title is its only first heading.</summary>
    public int HeadingShift { get; init; } = 1;

    /// <summary>What stands before every id, so that a heading never takes the id of something else on the page. Letters, digits and hyphens.</summary>
    public string IdPrefix { get; init; } = "h-";

    /// <summary>Where a person's name leads, by the person's id; null for nowhere.</summary>
    public Func<string, string?>? PersonHref { get; init; }

    /// <summary>The name of a person, by the id, where suggestions say whose they are.</summary>
    public Func<string, string?>? PersonName { get; init; }

    /// <summary>Where a link to a thing leads, by tool and id; null for nowhere.</summary>
    public Func<string, string, string?>? ThingHref { get; init; }

    /// <summary>What of the suggested changes is shown.</summary>
    public Suggestions Suggestions { get; init; }

    /// <summary>Whether pictures from other hosts are loaded. They are links otherwise, because loading them tells the other host who reads the page.</summary>
    public bool ForeignImages { get; init; }
}

/// <summary>What of the suggested changes in a document is shown.</summary>
public enum Suggestions
{
    /// <summary>Insertions and deletions, marked as such.</summary>
    Shown,

    /// <summary>The text as it would be with all of them accepted.</summary>
    Accepted,

    /// <summary>The text as it is without them.</summary>
    Rejected,
}
