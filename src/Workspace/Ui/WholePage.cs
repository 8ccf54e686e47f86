using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Workspace.Ui;

/// <summary>
/// A page or layout that is rendered only when it has read what it shows. The framework's own base renders once before that, while a
/// database is still answering, and again afterwards: a page that is sent whole needs neither the empty pass nor its cost.
/// </summary>
public abstract class WholePage : IComponent, IHandleEvent
{
    private RenderHandle _handle;
    private bool _begun;

    void IComponent.Attach(RenderHandle renderHandle) => _handle = renderHandle;

    public virtual async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!_begun)
        {
            _begun = true;
            OnInitialized();
            await OnInitializedAsync();
        }

        OnParametersSet();
        StateHasChanged();
    }

    async Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem item, object? arg)
    {
        await item.InvokeAsync(arg);
        StateHasChanged();
    }

    protected void StateHasChanged() => _handle.Render(BuildRenderTree);

    protected virtual void OnInitialized()
    {
    }

    protected virtual Task OnInitializedAsync() => Task.CompletedTask;

    protected virtual void OnParametersSet()
    {
    }

    protected virtual void BuildRenderTree(RenderTreeBuilder builder)
    {
    }
}
