using Microsoft.AspNetCore.Components;
using Workspace.Ui;
using Workspace.Ui.Kit;

namespace Workspace.Tools.Forums.Moving.Pages;

/// <summary>A page on which moderators put a discussion elsewhere.</summary>
public abstract class MovingScreen : FormPage
{
    [Parameter] public Guid SpaceId { get; set; }

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery] protected int? From { get; set; }

    [Inject] protected MovingQueries Queries { get; set; } = null!;

    protected MovingView View { get; private set; } = null!;

    protected IReadOnlyList<Crumb> Crumbs =>
    [
        new(View.Space, $"/spaces/{SpaceId}"), new("Forums", ForumAddresses.To(SpaceId)), new(View.Forum.Name, ForumAddresses.ToForum(SpaceId, View.Forum.Id)),
        new($"{View.Thread.Reference} {View.Thread.Title}", At()),
    ];

    protected string At(string page = "") => ForumAddresses.ToThread(SpaceId, Id, page);

    protected override async Task OnInitializedAsync() => View = await Queries.ReadAsync(SpaceId, Id, From ?? 0, Stop);
}
