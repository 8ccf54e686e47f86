using System.Text.Json;
using Workspace.Activity;

namespace Workspace.Tools.Wiki;

/// <summary>What happens in a wiki, as facts: counts and positions, never words of a page.</summary>
public static class WikiEvents
{
    public const string Added = "wiki.added", Edited = "wiki.edited", Renamed = "wiki.renamed", Moved = "wiki.moved", Deleted = "wiki.deleted", Restored = "wiki.restored", Purged = "wiki.purged",
        Imported = "wiki.imported", KeeperSet = "wiki.keeper", StillTrue = "wiki.still-true", ConfirmAsked = "wiki.confirm-asked", ConfirmEnded = "wiki.confirm-ended", Confirmed = "wiki.confirmed",
        TemplateSet = "wiki.template", Published = "wiki.published", Unpublished = "wiki.unpublished";

    public static string? Words(string kind) => kind switch
    {
        Added => "added",
        Edited => "edited",
        Renamed => "renamed",
        Moved => "moved",
        Deleted => "put into the trash",
        Restored => "brought back",
        Purged => "deleted for good",
        Imported => "imported",
        KeeperSet => "set who looks after",
        StillTrue => "said that it is still true:",
        ConfirmAsked => "asked everybody to confirm",
        ConfirmEnded => "no longer asks to confirm",
        Confirmed => "confirmed to have read",
        TemplateSet => "changed whether pages begin as",
        Published => "published",
        Unpublished => "took back from the public",
        _ => null,
    };

    public static WikiFacts Facts(Event happened) => JsonSerializer.Deserialize<WikiFacts>(happened.Facts ?? "{}", JsonSerializerOptions.Web) ?? new();
}

/// <summary>What the event row of a wiki holds.</summary>
public sealed record WikiFacts
{
    public int? Count { get; init; }
    public int? Version { get; init; }
}
