using Microsoft.AspNetCore.Components;
using Workspace.Spaces;
using Workspace.Ui;
using Workspace.Ui.Kit;

namespace Workspace.Tools.Polls.Pages;

/// <summary>A page of polls.</summary>
public abstract class PollScreen : WorkspacePage
{
    [Parameter] public Guid SpaceId { get; set; }

    [Inject] protected PollQueries Queries { get; set; } = null!;

    [Inject] protected PollActions Actions { get; set; } = null!;

    protected string To(string page = "") => PollAddresses.To(SpaceId, page);

    protected string ToPoll(Guid id, string page = "") => PollAddresses.ToPoll(SpaceId, id, page);

    protected IReadOnlyList<Crumb> Crumbs(Place place, Poll? poll = null) =>
        poll is null ? [new(place.SpaceName, $"/spaces/{SpaceId}"), new("Polls", To())] : [new(place.SpaceName, $"/spaces/{SpaceId}"), new("Polls", To()), new(poll.Reference, ToPoll(poll.Id))];
}
