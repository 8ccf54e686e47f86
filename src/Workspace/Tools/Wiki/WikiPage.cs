using Workspace.Data;
using Workspace.Spaces;

namespace Workspace.Tools.Wiki;

/// <summary>A page of the wiki: its title, its place in the tree, and who looks after it. Its words are a shared text of the same id.</summary>
public sealed class WikiPage : IInSpace, IVersioned
{
    private WikiPage() { }

    public Guid Id { get; private init; }
    public Guid SpaceId { get; private init; }
    public Guid? ParentId { get; private set; }

    /// <summary>Its place among its siblings; smaller comes first.</summary>
    public long Place { get; private set; }
    public string Title { get; private set; } = "";
    public string TitleKey { get; private set; } = "";

    /// <summary>True where it only holds other pages, as a folder of an import does.</summary>
    public bool IsFolder { get; private set; }

    /// <summary>True where new pages may begin as a copy of it.</summary>
    public bool IsTemplate { get; private set; }

    /// <summary>Who answers for what it says.</summary>
    public Guid? KeeperId { get; private set; }
    public DateOnly? ReviewOn { get; private set; }
    public int? ReviewMonths { get; private set; }
    public DateTimeOffset? ReviewedAt { get; private set; }
    public Guid? ReviewedById { get; private set; }

    /// <summary>Since when everybody is asked to confirm that they have read it.</summary>
    public DateTimeOffset? ConfirmSince { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public Guid CreatedById { get; private init; }
    public DateTimeOffset? DeletedAt { get; private set; }
    public Guid? DeletedById { get; private set; }

    /// <summary>The page with which it was thrown away: what went together comes back together.</summary>
    public Guid? DeletedWithId { get; private set; }
    public int Version { get; private set; }

    public static WikiPage Add(Guid spaceId, Guid id, string title, Guid? parentId, long place, Guid by, DateTimeOffset at, bool isFolder = false)
    {
        var page = new WikiPage { Id = id, SpaceId = spaceId, ParentId = parentId, Place = place, CreatedById = by, CreatedAt = at, KeeperId = isFolder ? null : by, IsFolder = isFolder };
        page.Name(title);
        return page;
    }

    /// <summary>Its former title, by which links still find it; null where nothing changed for them.</summary>
    public string? Rename(string title)
    {
        var former = TitleKey;
        Name(title);
        return former == TitleKey ? null : former;
    }

    public void Stand(Guid? parentId, long place) => (ParentId, Place) = (parentId == Id ? throw Refusal.Wrong("A page cannot stand under itself.") : parentId, place);

    public void BeTemplate(bool isTemplate) => IsTemplate = isTemplate;

    public void Keep(Guid? keeper, DateOnly? reviewOn, int? months)
    {
        if (months is < 1 or > 60) throw Refusal.Wrong("Give between 1 and 60 months for the next review.", nameof(ReviewMonths));
        (KeeperId, ReviewOn, ReviewMonths) = (keeper, reviewOn, months);
    }

    /// <summary>Somebody looked, and it is still true.</summary>
    public void StillTrue(Guid by, DateTimeOffset at, DateOnly today) =>
        (ReviewedAt, ReviewedById, ReviewOn) = (at, by, ReviewMonths is { } months ? today.AddMonths(months) : null);

    public void AskToConfirm(DateTimeOffset? since) => ConfirmSince = since;

    public void ThrowAway(Guid with, Guid by, DateTimeOffset at) => (DeletedAt, DeletedById, DeletedWithId) = (at, by, with);

    public void BringBack() => (DeletedAt, DeletedById, DeletedWithId) = (null, null, null);

    private void Name(string title) => (Title, TitleKey) = (PageName.Read(title), PageName.Key(title));
}
