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

    // A component that waits for its data is rendered once without it; a page of the register is not shown before it has read.
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await LoadAsync();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Reads what the page shows, before it is shown for the first time.</summary>
    protected abstract Task LoadAsync();

    protected Task<Visit> EnterAsync(Role least = Role.Reader) => Spaces.EnterAsync(SpaceId, least, RisksTool.Risks, Stop);

    protected string To(string page = "") => RiskAddresses.To(SpaceId, page);

    protected IReadOnlyList<Crumb> Crumbs(Place place, bool inRegister = false) =>
        inRegister ? [new(place.SpaceName, $"/spaces/{SpaceId}")] : [new(place.SpaceName, $"/spaces/{SpaceId}"), new("Risks", To())];
}
