using Workspace.Files;
using Workspace.Files.Kinds;
using Workspace.Spaces;
using Workspace.Tools.Forums.Moderation;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Threads;
using Workspace.Ui;
using Workspace.Ui.Kit;

namespace Workspace.Tools.Forums.Pages;

/// <summary>Writes posts in one piece each. Their buttons belong to one form of the page, so that a page of posts carries one token.</summary>
internal sealed class PostMarkup(ThreadView view)
{
    /// <summary>The form that the buttons of all posts belong to.</summary>
    public const string Form = "post-acts";

    private static readonly Markup Official = Markup.Of($"""<span class="official">Official reply</span>"""), Pressed = Markup.Of($" aria-pressed=\"true\""), NotPressed = Markup.Of($" aria-pressed=\"false\"");

    private Guid SpaceId => view.Place.SpaceId;

    private Guid Me => view.Place.PersonId;

    public IEnumerable<Markup> All()
    {
        var divided = view.ReadAt is null || view.ReadTo < view.Page.From - 1; // nothing is divided on later pages: all of them is new
        foreach (var post in view.Page.Posts)
        {
            if (!divided && view.IsNew(post))
            {
                divided = true;
                yield return Markup.Of($"""<li class="since">New since {Since()}</li>""");
            }
            yield return Of(post);
        }
    }

    // The same for all who may do the same with it and have no part in it.
    private Markup Of(PostView post)
    {
        if (post.ById == Me || post.Things.Count > 0 || view.Files.Contains(post.Id) || post.Reactions.Any(r => r.People.Contains(Me))) return Write(post);
        var to = new Onlooker(view.People, view.Place.Zone, view.MayReply, view.MayModerate, view.IsNew(post), IsOfToday(post.At) ? view.Place.Now.Ticks / TimeSpan.TicksPerMinute : 0);
        if (post.Looks is { } looks && to.Equals(looks.To)) return looks.Markup;
        var markup = Write(post);
        post.Looks = new(to, markup);
        return markup;
    }

    private Markup Write(PostView post) => Markup.Of($"""
        <li id="p{post.Number}" class="post{(view.IsNew(post) ? " changed" : "")}"><span class="avatar big" aria-hidden="true">{view.People.Initials(post.ById)}</span>
        <div class="post-body">{Byline(post)}{(post.State switch { PostState.Shown => Shown(post), PostState.Hidden => Hidden(post), PostState.Moved => Moved(post), _ => Deleted(post) })}</div></li>
        """);

    private Markup Byline(PostView post) => Markup.Of($"""
        <div class="byline"><b><bdi>{view.People.Name(post.ById)}</bdi></b>{(post.Affiliation.Length > 0 ? Markup.Of($"<span>{post.Affiliation}</span>") : default)}<span>·</span><a href="{ForumAddresses.ToPost(SpaceId, post.Id)}"><time title="{view.Place.Full(post.At)}">{When(post.At)}</time></a>{(post.EditedAt is not null && post.IsShown ? Markup.Of($"""<span>·</span><a href="{ForumAddresses.ToPost(SpaceId, post.Id, "/history")}">Edited</a>""") : default)}{(post.IsOfficial && post.IsShown ? Official : default)}{(view.IsNew(post) ? Pieces.Hidden("New.") : default)}</div>
        """);

    private Markup Shown(PostView post) => Markup.Of($"""
        {(post.ReplyTo is { } to ? Markup.Of($"""<p class="answers">In reply to <a href="{ForumAddresses.ToNumber(SpaceId, view.Thread.Id, to.Number)}"><bdi>{view.People.Name(to.ById)}</bdi>, post {to.Number}</a></p>""") : default)}<div class="prose" id="words-{post.Id}">{post.Html}</div>{Cards(post)}{Papers(post)}{Actions(post)}
        """);

    private Markup Cards(PostView post)
    {
        var cards = post.Things.Where(t => view.Cards.ContainsKey(t)).Select(t => (t.Tool, Card: view.Cards[t])).ToList();
        return cards.Count == 0 ? default : Markup.Of($"""<ul class="thing-cards">{Join(cards.Select(c => Markup.Of($"""<li><a href="/spaces/{SpaceId}/{c.Tool}/{c.Card.Id}">{c.Card.Title}</a><span class="two">{c.Card.Kind}{(c.Card.State.Length > 0 ? " · " + c.Card.State : "")}</span></li>""")))}</ul>""");
    }

    private Markup Papers(PostView post) => !view.Files.Contains(post.Id) ? default : Markup.Of($"""
        <ul class="thing-cards" aria-label="Files of post {post.Number}">{Join(view.Files[post.Id].Select(f => Markup.Of($"""<li><a href="{FileAddresses.ToFile(SpaceId, f.Id)}"><bdi>{f.Name}</bdi></a><span class="two">{FileWords(f)}</span></li>""")))}</ul>
        """);

    // PDF document, 24 KB.
    private static string FileWords(PaperLine file) => $"{FileKind.Of(file.Kind).Title}, {FileSizes.Words(file.Size)}";

    private Markup Actions(PostView post) => Markup.Of($"""
        <div class="post-actions">{Join(post.Reactions.Select(r => Chip(post, r)))}{React(post)}{(view.MayReply ? Markup.Of($"""<a class="act" href="{Here($"reply={post.Id}")}">Reply<span class="hidden-text"> to post {post.Number}</span></a><a class="act" href="{Here($"quote={post.Id}")}" data-quote="words-{post.Id}" data-lead="{view.People.Name(post.ById)} wrote" data-from="{ForumAddresses.ToPost(SpaceId, post.Id)}" data-into="field-Reply-Words">Quote<span class="hidden-text"> post {post.Number}</span></a>""") : default)}{More(post)}</div>
        """);

    private Markup Chip(PostView post, ReactionView given) => MayReact(post)
        ? Markup.Of($"""<button class="reaction" form="{Form}" formaction="{ForumAddresses.ToPost(SpaceId, post.Id, "/do/react")}" name="kind" value="{(int)given.Kind}"{(given.People.Contains(Me) ? Pressed : NotPressed)} title="{Who(given)}">{ReactionWords.Of(given.Kind)} {given.People.Count}</button>""")
        : Markup.Of($"""<span class="reaction still" title="{Who(given)}">{ReactionWords.Of(given.Kind)} {given.People.Count}</span>""");

    private Markup React(PostView post) => !MayReact(post) ? default : Markup.Of($"""
        <button type="button" class="act" popovertarget="react-{post.Number}">React<span class="hidden-text"> to post {post.Number}</span></button><div id="react-{post.Number}" class="menu" popover data-menu>{Join(ReactionWords.All.Where(k => post.Reactions.All(r => r.Kind != k)).Select(k => Markup.Of($"""<button class="item" form="{Form}" formaction="{ForumAddresses.ToPost(SpaceId, post.Id, "/do/react")}" name="kind" value="{(int)k}">{ReactionWords.Of(k)}</button>""")))}</div>
        """);

    private Markup More(PostView post) => Markup.Of($"""
        <button type="button" class="act" popovertarget="more-{post.Number}">More<span class="hidden-text"> about post {post.Number}</span></button><div id="more-{post.Number}" class="menu end" popover data-menu>{Given(post)}<a href="{ForumAddresses.ToPost(SpaceId, post.Id)}">Link to post {post.Number}</a>{(post.EditedAt is not null ? Markup.Of($"""<a href="{ForumAddresses.ToPost(SpaceId, post.Id, "/history")}">What it said before</a>""") : default)}{Own(post)}</div>
        """);

    private Markup Own(PostView post)
    {
        var (mine, may) = (post.ById == Me, view.MayReply);
        var edit = mine && may ? Markup.Of($"""<a href="{ForumAddresses.ToPost(SpaceId, post.Id, "/edit")}">Edit</a>""") : default;
        var attach = mine && view.Place.May(Role.Contributor) && may ? Markup.Of($"""<a href="{ForumAddresses.ToPost(SpaceId, post.Id, "/edit#files")}">Attach files</a>""") : default;
        var official = (mine && may && view.Head.IsSpeaker) || (post.IsOfficial && view.MayModerate) ? Act(post, "/do/official", post.IsOfficial ? "Not an official reply" : "Mark as official reply", "official", post.IsOfficial ? "false" : "true") : default;
        var delete = (mine && may) || view.MayModerate ? Act(post, "/do/delete", "Delete", "sure", "yes") : default;
        var flag = mine ? default : Markup.Of($"""<a href="{ForumAddresses.ToPost(SpaceId, post.Id, "/flag")}">Flag for a moderator</a>""");
        var hide = view.MayModerate ? Markup.Of($"""<a href="{ForumAddresses.ToPost(SpaceId, post.Id, "/hide")}">Hide under a rule</a>""") : default;
        return Markup.Of($"{edit}{attach}{official}{flag}{hide}{delete}");
    }

    private Markup Act(PostView post, string address, string words, string name, string value) =>
        Markup.Of($"""<button class="item" form="{Form}" formaction="{ForumAddresses.ToPost(SpaceId, post.Id, address)}" name="{name}" value="{value}">{words}</button>""");

    private Markup Given(PostView post) => post.Reactions.Count == 0 ? default : Markup.Of($"""<dl class="given">{Join(post.Reactions.Select(r => Markup.Of($"<dt>{ReactionWords.Of(r.Kind)}</dt><dd>{Who(r)}</dd>")))}</dl>""");

    private Markup Deleted(PostView post) => Markup.Of($"""
        <p class="muted">Deleted by <bdi>{view.People.Name(post.StateById)}</bdi>{On(post.StateAt)}.</p>{(post.StateById == Me && view.MayReply || view.MayModerate ? Markup.Of($"""<div class="post-actions"><button class="act" form="{Form}" formaction="{ForumAddresses.ToPost(SpaceId, post.Id, "/do/restore")}" name="sure" value="yes">Bring it back</button></div>""") : default)}
        """);

    private Markup Hidden(PostView post)
    {
        var sees = post.ById == Me || view.MayModerate;
        var words = sees ? Markup.Of($"""<details class="more" id="hidden-{post.Number}"><summary>What it says</summary><div class="prose">{post.Html}</div></details>""") : default;
        var mend = post.ById == Me && !view.Place.IsArchived ? Markup.Of($"""<a class="act" href="{ForumAddresses.ToPost(SpaceId, post.Id, "/edit")}">Mend it</a>""") : default;
        var show = view.MayModerate ? Markup.Of($"""<button class="act" form="{Form}" formaction="{ForumAddresses.ToPost(SpaceId, post.Id, "/do/show")}" name="sure" value="yes">Show it again</button>""") : default;
        var note = sees && post.Note.Length > 0 ? Markup.Of($"<p>{post.Note}</p>") : default;
        var acts = sees ? Markup.Of($"""<div class="post-actions">{mend}{show}</div>""") : default;
        return Markup.Of($"""<p class="muted">Hidden by <bdi>{view.People.Name(post.StateById)}</bdi>{On(post.StateAt)}, for the rule {ModerationWords.Cited(post.Rule)}{(post.IsMended ? " Its author has mended it." : "")}</p>{note}{words}{acts}""");
    }

    private Markup Moved(PostView post) => post.MovedTo is { } to
        ? Markup.Of($"""<p class="muted">This post stands in <a href="{ForumAddresses.ToPost(SpaceId, to.Id)}">{ThreadWords.Reference(to.Number)}</a> now.</p>""")
        : Markup.Of($"""<p class="muted">This post stands in another thread now.</p>""");

    private bool MayReact(PostView post) => view.MayReply && post.ById != Me;

    private string Who(ReactionView given) => string.Join(", ", given.People.Take(12).Select(p => view.People.Name(p))) + (given.People.Count > 12 ? $" and {given.People.Count - 12} more" : "");

    private string Here(string query) => $"{ForumAddresses.ToThread(SpaceId, view.Thread.Id)}?post={view.Page.From}&{query}#reply";

    private string On(DateTimeOffset? at) => at is { } known ? $" on {Words.Day(view.Place.DayOf(known))}" : "";

    private string Since() => Words.WeekDay(view.Place.DayOf(view.ReadAt!.Value));

    // 2 hours ago; 17 Nov 2026, 4:10pm.
    private string When(DateTimeOffset at) => IsOfToday(at) ? view.Place.Ago(at) : $"{Words.ShortDay(view.Place.DayOf(at))}, {Words.Time(TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, view.Place.Zone).DateTime))}";

    private bool IsOfToday(DateTimeOffset at) => (view.Place.Now - at).TotalHours < 24;

    private static Markup Join(IEnumerable<Markup> pieces)
    {
        var all = default(Markup);
        foreach (var piece in pieces) all = Markup.Of($"{all}{piece}");
        return all;
    }

    private sealed record Onlooker(SpacePeople People, TimeZoneInfo Zone, bool MayReply, bool MayModerate, bool IsNew, long Minute);
}
