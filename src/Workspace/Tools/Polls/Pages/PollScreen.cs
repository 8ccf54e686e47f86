using Microsoft.AspNetCore.Components;
using Workspace.Ui;
using Workspace.Ui.Kit;

namespace Workspace.Tools.Polls.Pages;

/// <summary>A page of polls: it is not shown before it has read.</summary>
public abstract class PollScreen : WorkspacePage
{
    [Parameter] public Guid SpaceId { get; set; }

    [Inject] protected PollQueries Queries { get; set; } = null!;

    [Inject] protected PollActions Actions { get; set; } = null!;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await LoadAsync();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Reads what the page shows, before it is shown for the first time.</summary>
    protected abstract Task LoadAsync();

    protected string To(string page = "") => PollAddresses.To(SpaceId, page);

    protected string ToPoll(Guid id, string page = "") => PollAddresses.ToPoll(SpaceId, id, page);

    protected IReadOnlyList<Crumb> Crumbs(Place place, Poll? poll = null) =>
        poll is null ? [new(place.SpaceName, $"/spaces/{SpaceId}"), new("Polls", To())] : [new(place.SpaceName, $"/spaces/{SpaceId}"), new("Polls", To()), new(poll.Reference, ToPoll(poll.Id))];
}
