using Microsoft.AspNetCore.Components;
using Workspace.Spaces;
using Workspace.Ui;
using Workspace.Ui.Kit;

namespace Workspace.Tools.Wiki.Pages;

/// <summary>A page about the wiki: the reader enters the space before anything is read.</summary>
public abstract class WikiScreen : FormPage
{
    [Parameter] public Guid SpaceId { get; set; }

    [Inject] protected SpaceAccess Spaces { get; set; } = null!;

    [Inject] protected WikiQueries Queries { get; set; } = null!;

    protected Place Place { get; set; } = null!;

    protected async Task<Visit> EnterAsync(Role least = Role.Reader)
    {
        var visit = await Spaces.EnterAsync(SpaceId, least, WikiTool.Wiki, Stop);
        Place = Place.Of(visit);
        return visit;
    }

    protected string To(string page = "") => WikiAddresses.To(SpaceId, page);

    protected string ToPage(Guid id, string page = "") => WikiAddresses.ToPage(SpaceId, id, page);

    /// <summary>The way to a page of the wiki: the space, the wiki, the pages above it.</summary>
    protected IReadOnlyList<Crumb> Crumbs(PageTree? tree = null, Guid? page = null, bool self = false) =>
    [
        new(Place.SpaceName, $"/spaces/{SpaceId}"), new("Wiki", To()),
        .. tree is null || page is null ? [] : tree.Way(page.Value).Select(p => new Crumb(p.Title, ToPage(p.Id))),
        .. tree is null || page is null || !self ? [] : new[] { new Crumb(tree.Find(page.Value)!.Title, ToPage(page.Value)) },
    ];

    protected string Ago(DateTimeOffset at) => Place.Ago(at);

    protected string Full(DateTimeOffset at) => Place.Full(at);
}
