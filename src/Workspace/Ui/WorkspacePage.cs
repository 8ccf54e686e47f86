using Microsoft.AspNetCore.Components;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Ui;

/// <summary>A page: reads, shows, and answers its own forms. A refusal of a form is shown beside it; a refusal to read becomes the page that says so.</summary>
public abstract class WorkspacePage : WholePage
{
    [CascadingParameter] public HttpContext Http { get; set; } = null!;

    [Inject] protected CurrentPerson Current { get; set; } = null!;

    [Inject] protected Notices Notices { get; set; } = null!;

    [Inject] protected TimeProvider Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    /// <summary>Why the form was not accepted.</summary>
    protected Refusal? Problem { get; private set; }

    /// <summary>The reader; a page that allows strangers does not ask.</summary>
    protected SignedIn Me => Current.SignedIn ?? throw Refusal.SignedOut();

    protected CancellationToken Stop => Http.RequestAborted;

    /// <summary>Does what a form asks, whatever becomes of the connection: a write is never left half-way by somebody closing a tab.</summary>
    protected async Task<bool> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (Refusal refusal) when (refusal.Kind is not (RefusalKind.NotFound or RefusalKind.SeatEnded or RefusalKind.SignedOut))
        {
            Problem = refusal;
            Http.Response.StatusCode = refusal.Status;
            if (refusal.RetryAfter is { } wait)
            {
                Http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            return false;
        }
    }

    /// <summary>Sends the reader elsewhere while the page is still being read: straight in the answer. The framework's way is for forms, when nothing is being made any more.</summary>
    protected void Leave(string address) => Http.Response.Redirect(LocalAddress.Or(address, "/"));

    /// <summary>Post, redirect, get; the notice is shown once on the next page.</summary>
    protected void Go(string address, string? notice = null)
    {
        if (notice is not null)
        {
            Notices.Say(notice);
        }

        Navigation.NavigateTo(address);
    }
}
