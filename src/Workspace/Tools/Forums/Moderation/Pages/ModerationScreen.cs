using Microsoft.AspNetCore.Components;
using Workspace.Ui;
using Workspace.Ui.Kit;

namespace Workspace.Tools.Forums.Moderation.Pages;

/// <summary>A page about what moderators do.</summary>
public abstract class ModerationScreen : FormPage
{
    [Parameter] public Guid SpaceId { get; set; }

    [Inject] protected ModerationQueries Queries { get; set; } = null!;

    [Inject] protected ModerationActions Actions { get; set; } = null!;

    protected IReadOnlyList<Crumb> Crumbs(string space, ForumGlance forum) =>
        [new(space, $"/spaces/{SpaceId}"), new("Forums", ForumAddresses.To(SpaceId)), new(forum.Name, ForumAddresses.ToForum(SpaceId, forum.Id))];

    protected IReadOnlyList<Crumb> Crumbs(ModeratedPost view) =>
        [.. Crumbs(view.Space, view.Forum), new($"{view.Post.Reference} {view.Post.Title}", ForumAddresses.ToPost(SpaceId, view.Post.Id))];

    protected string Ago(DateTimeOffset at) => Words.Ago(at, Clock.GetUtcNow(), Me.Zone);

    protected string Full(DateTimeOffset at) => Words.Instant(at, Me.Zone);

    protected string ToPost(Guid postId, string page = "") => ForumAddresses.ToPost(SpaceId, postId, page);
}
