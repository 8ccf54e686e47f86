using Microsoft.AspNetCore.Components;
using Workspace.Spaces;
using Workspace.Ui;
using Workspace.Ui.Kit;

namespace Workspace.Tools.Documents.Pages;

/// <summary>A page of the documents of a space: the reader enters before anything is read.</summary>
public abstract class SpaceScreen : WorkspacePage
{
    [Parameter] public Guid SpaceId { get; set; }

    [Inject] protected DocumentDoor Door { get; set; } = null!;

    [Inject] protected DocumentQueries Queries { get; set; } = null!;

    protected string To(string page = "") => DocumentAddresses.To(SpaceId, page);

    protected IReadOnlyList<Crumb> Crumbs(Place place) => [new(place.SpaceName, $"/spaces/{SpaceId}"), new("Documents", To())];
}

/// <summary>A page of one document.</summary>
public abstract class DocumentScreen : SpaceScreen
{
    [Parameter] public Guid Id { get; set; }

    protected DocumentView View { get; private set; } = null!;

    protected Document Document => View.Document;

    protected Place Place => View.Place;

    protected string At(string page = "") => DocumentAddresses.ToOne(SpaceId, Id, page);

    protected IReadOnlyList<Crumb> CrumbsHere => [.. Crumbs(Place), new($"{Document.Reference} {Document.Title}", At())];

    /// <summary>The least role that may look at this page.</summary>
    protected virtual Role Least => Role.Reader;

    protected override async Task OnInitializedAsync()
    {
        await using var opened = await Door.OpenAsync(SpaceId, Id, Least, Stop);
        View = await Queries.ViewAsync(opened, Stop);
        await LoadAsync(opened);
    }

    /// <summary>Reads what this page shows besides.</summary>
    protected virtual Task LoadAsync(Opened opened) => Task.CompletedTask;
}
