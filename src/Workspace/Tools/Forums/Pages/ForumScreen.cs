using Microsoft.AspNetCore.Components;
using Workspace.Spaces;
using Workspace.Tools.Forums.Threads;
using Workspace.Ui;
using Workspace.Ui.Kit;

namespace Workspace.Tools.Forums.Pages;

/// <summary>A page of the forums of a space: the reader enters before anything is read.</summary>
public abstract class ForumScreen : FormPage
{
    [Parameter] public Guid SpaceId { get; set; }

    [Inject] protected ThreadDoor Door { get; set; } = null!;

    [Inject] protected ForumQueries Forums { get; set; } = null!;

    protected string To(string page = "") => ForumAddresses.To(SpaceId, page);

    protected IReadOnlyList<Crumb> Crumbs(Place place, Forum? forum = null, ForumThread? thread = null) =>
    [
        new(place.SpaceName, $"/spaces/{SpaceId}"), new("Forums", To()),
        .. forum is null ? [] : new[] { new Crumb(forum.Name, ForumAddresses.ToForum(SpaceId, forum.Id)) },
        .. thread is null ? [] : new[] { new Crumb($"{thread.Reference} {thread.Title}", ForumAddresses.ToThread(SpaceId, thread.Id)) },
    ];

    protected Task<Visit> EnterAsync(Role least = Role.Reader) => Door.EnterAsync(SpaceId, least, Stop);

    protected static Guid IdOf(string? sent, DateTimeOffset now) => Guid.TryParse(sent, out var id) && id != Guid.Empty ? id : Guid.CreateVersion7(now);
}

/// <summary>A page about one thread.</summary>
public abstract class ThreadScreen : ForumScreen
{
    [Parameter] public Guid Id { get; set; }

    [Inject] protected ThreadQueries Threads { get; set; } = null!;

    protected string At(string page = "") => ForumAddresses.ToThread(SpaceId, Id, page);
}
