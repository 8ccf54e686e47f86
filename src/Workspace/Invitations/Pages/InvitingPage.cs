using Microsoft.AspNetCore.Components;
using Workspace.Ui;
using Workspace.Ui.Kit;

namespace Workspace.Invitations.Pages;

/// <summary>A page about inviting: of a space for its owners, or of the office for administrators.</summary>
public abstract class InvitingPage : FormPage
{
    [Parameter] public Guid? SpaceId { get; set; }

    protected string InviteAddress => SpaceId is { } id ? $"/spaces/{id}/people/invite" : "/office/invite";

    protected string InvitedAddress => SpaceId is { } id ? $"/spaces/{id}/people/invited" : "/office/invitations";

    protected string PeopleAddress => SpaceId is { } id ? $"/spaces/{id}/people" : "/office/people";

    protected IReadOnlyList<Crumb> Crumbs(string? spaceName) => SpaceId is { } id
        ? [new(spaceName ?? "", $"/spaces/{id}"), new("People", PeopleAddress)]
        : [new("Organisation", "/office"), new("People", PeopleAddress)];
}
