using Microsoft.AspNetCore.Components;
using Workspace.Spaces;
using Workspace.Ui;
using Workspace.Ui.Kit;

namespace Workspace.Tools.Risks.Pages;

/// <summary>A page of the register: the reader enters the space before anything is read.</summary>
public abstract class RegisterScreen : WorkspacePage
{
    [Parameter] public Guid SpaceId { get; set; }

    [Inject] protected SpaceAccess Spaces { get; set; } = null!;

    [Inject] protected RiskQueries Queries { get; set; } = null!;

    [Inject] protected RiskActions Actions { get; set; } = null!;

    protected Task<Visit> EnterAsync(Role least = Role.Reader) => Spaces.EnterAsync(SpaceId, least, RisksTool.Risks, Stop);

    protected string To(string page = "") => RiskAddresses.To(SpaceId, page);

    protected IReadOnlyList<Crumb> Crumbs(Place place, bool inRegister = false) =>
        inRegister ? [new(place.SpaceName, $"/spaces/{SpaceId}")] : [new(place.SpaceName, $"/spaces/{SpaceId}"), new("Risks", To())];
}
