using Microsoft.AspNetCore.Components;
using Workspace.Spaces;
using Workspace.Tools.Polls.Pages;
using Workspace.Ui.Kit;

namespace Workspace.Tools.Polls.Workshops.Pages;

/// <summary>A page of workshops inside a space.</summary>
public abstract class WorkshopScreen : PollScreen
{
    [Inject] protected WorkshopQueries Workshops { get; set; } = null!;

    [Inject] protected WorkshopActions Plans { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    protected string ToWorkshops(string page = "") => WorkshopAddresses.To(SpaceId, page);

    protected string ToThis(string page = "") => WorkshopAddresses.ToOne(SpaceId, Id, page);

    protected IReadOnlyList<Crumb> Way(Place place, Workshop? workshop = null)
    {
        Crumb[] way = [.. Crumbs(place), new("Workshops", ToWorkshops())];
        return workshop is null ? way : [.. way, new(workshop.Title, WorkshopAddresses.ToOne(SpaceId, workshop.Id))];
    }
}

/// <summary>What the form of a workshop posts.</summary>
public sealed class WorkshopForm
{
    public string? Id { get; set; }
    public int? Version { get; set; }
    public string? Title { get; set; }
    public string? Groups { get; set; }
    public string[]? Facilitators { get; set; }

    public WorkshopPlan Plan => new(Title ?? "", [.. (Facilitators ?? []).Select(f => Guid.TryParse(f, out var id) ? id : (Guid?)null).OfType<Guid>()], Groups ?? "");
}

/// <summary>What the form of a line posts.</summary>
public sealed class LineForm
{
    public string? Kind { get; set; }
    public string? Title { get; set; }
    public string? Body { get; set; }
    public string? Choices { get; set; }
    public string? Limit { get; set; }
    public string? Secret { get; set; }
}
