using Microsoft.AspNetCore.Components;
using Workspace.People.SignIn;
using Workspace.Ui;
using Workspace.Ui.Kit;

namespace Workspace.People.Pages;

/// <summary>A page with a form about accounts: knows what is wrong with which field, and hands out the session's cookie.</summary>
public abstract class AccountPage : WorkspacePage
{
    /// <summary>What the names of the form's fields begin with.</summary>
    protected const string Prefix = "Form.";

    [Inject] protected SessionCookie Cookie { get; set; } = null!;

    [Inject] private HalfWayCookie Step { get; set; } = null!;

    protected Visitor Visitor => Visitor.Of(Http, Cookie);

    protected IReadOnlyList<FieldError> Errors => Problem is null ? [] : [new(Problem.Field is { } name ? Prefix + name : "", Problem.Message)];

    protected string? WrongAt(string name) => Problem?.Field == name ? Problem.Message : null;

    /// <summary>Gives the browser what a first proof opened, and says where to go now.</summary>
    protected string Enter(Entry entry, string onward)
    {
        if (entry.HalfWay is { } halfWay)
        {
            Step.Give(Http, halfWay);
            return $"/sign-in/second?then={Uri.EscapeDataString(onward)}";
        }

        Cookie.Give(Http, entry.Secret!);
        return onward;
    }

    protected static Guid? IdIn(string? text) => Guid.TryParse(text, out var id) ? id : null;

    /// <summary>Reads what the page shows, before it is shown for the first time.</summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;

    protected override Task OnInitializedAsync() => LoadAsync();

    /// <summary>Looks at a one-time link. Where it no longer works, says why.</summary>
    protected async Task<string?> WhyOverAsync(Func<Task> look)
    {
        Http.Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a secret
        try
        {
            await look();
            return null;
        }
        catch (Spaces.Refusal refusal) when (refusal.Kind == Spaces.RefusalKind.Wrong)
        {
            Http.Response.StatusCode = StatusCodes.Status410Gone;
            return refusal.Message;
        }
    }
}
