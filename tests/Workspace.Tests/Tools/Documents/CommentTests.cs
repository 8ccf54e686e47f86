using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tools.Documents;
using Workspace.Tools.Documents.Comments;

namespace Workspace.Tests.Tools.Documents;

public sealed class CommentTests
{
    [Fact]
    public async Task A_commenter_comments_on_words_by_a_plain_form_and_everybody_sees_which()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.StartAsync(w);

        var page = await (await (await w.SignInAsync(w.Cas)).GetAsync(Papers.At(w, id))).PressAsync("Comment", ("quote", "a witness  must"), ("words", "How many?"));

        Assert.Contains("Your comment is there.", page.AllText);
        var seen = await (await w.SignInAsync(w.Rae)).GetAsync(Papers.At(w, id));
        Assert.Equal("a witness must", Assert.Single(seen.All("mark.commented")));
        Assert.Contains("How many?", seen.Text);
        Assert.Contains("Lenders’ Association", seen.Text);
        Assert.Contains(DocumentEvents.Commented, await w.EventsAsync());
    }

    [Fact]
    public async Task A_comment_stays_with_its_words_and_says_when_they_are_gone()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.StartAsync(w);
        await Papers.CommentAsync(w, id, w.Cas, "How many?", "a witness must");

        await Papers.WriteAsync(w, id, Papers.Doc(Papers.Paragraph()));

        Assert.Contains("These words were deleted since.", (await (await w.SignInAsync(w.Rae)).GetAsync(Papers.At(w, id))).Text);
    }

    [Fact]
    public async Task Words_that_are_not_in_the_text_cannot_be_commented_on()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.StartAsync(w);

        var refused = await Assert.ThrowsAsync<Refusal>(() => Papers.CommentAsync(w, id, w.Cas, "What?", "Never written"));

        Assert.Equal(RefusalKind.Wrong, refused.Kind);
        Assert.DoesNotContain(DocumentEvents.Commented, await w.EventsAsync());
    }

    [Fact]
    public async Task Who_is_named_has_it_waiting_at_home_until_they_answer()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.StartAsync(w);
        var comment = await Papers.CommentAsync(w, id, w.Cas, "What does @Rae Moss say, and @Ann Reed?");
        var home = await (await w.SignInAsync(w.Ann)).GetAsync("/");
        Assert.Contains("You are named in a comment on D-1", home.Text);

        await w.DoAsync<CommentActions>(w.Ann, a => a.ReplyAsync(w.SpaceId, id, comment, Guid.CreateVersion7(), "It is right."));

        Assert.DoesNotContain("You are named", (await (await w.SignInAsync(w.Ann)).GetAsync("/")).Text);
        Assert.Contains("You are named", (await (await w.SignInAsync(w.Rae)).GetAsync("/")).Text);
    }

    [Fact]
    public async Task A_comment_is_resolved_by_a_writer_or_its_author_and_reopened()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.StartAsync(w);
        await Papers.CommentAsync(w, id, w.Cas, "How many?");
        var ben = await w.SignInAsync(w.Ben);

        var page = await (await ben.GetAsync(Papers.At(w, id, "/comments"))).PressAsync("Resolve this comment", ("outcome", "AcceptedInPart"), ("reason", "A figure is added."));
        Assert.Contains("The comment is resolved.", page.AllText);
        page = await ben.GetAsync(Papers.At(w, id, "/comments?resolved"));
        Assert.Contains("Accepted in part by Ben Okoro", page.Text);
        Assert.Contains("A figure is added.", page.Text);
        page = await page.PressAsync("Reopen");

        Assert.Contains("How many?", (await ben.GetAsync(Papers.At(w, id, "/comments"))).Text);
        Assert.Contains(DocumentEvents.Reopened, await w.EventsAsync());
    }

    [Fact]
    public async Task A_reader_and_another_commenter_cannot_resolve()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.StartAsync(w);
        var comment = await Papers.CommentAsync(w, id, w.Ann, "How many?");

        foreach (var actor in new[] { w.Rae, w.Cas })
        {
            var refused = await Assert.ThrowsAsync<Refusal>(() => w.DoAsync<CommentActions>(actor, a => a.ResolveAsync(w.SpaceId, id, comment, 0, Outcome.Noted, "")));
            Assert.Equal(RefusalKind.Forbidden, refused.Kind);
        }
    }

    [Fact]
    public async Task A_comment_or_answer_sent_twice_stands_there_once()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.StartAsync(w);
        var (comment, reply) = (new NewComment(Guid.CreateVersion7(), "Once", "a witness"), Guid.CreateVersion7());

        for (var i = 0; i < 2; i++)
        {
            await w.DoAsync<CommentActions>(w.Cas, a => a.AddAsync(w.SpaceId, id, comment));
            await w.DoAsync<CommentActions>(w.Ben, a => a.ReplyAsync(w.SpaceId, id, comment.Id, reply, "Once too"));
        }

        var page = await (await w.SignInAsync(w.Rae)).GetAsync(Papers.At(w, id, "/comments"));
        Assert.Single(page.All(".note"));
        Assert.Single(page.All(".answer"));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("‮txt.exe")]
    [InlineData("=HYPERLINK(\"http://evil.example\")")]
    public async Task Hostile_words_stay_words(string hostile)
    {
        await using var w = await TestWorkspace.OpenAsync();
        var id = await Papers.StartAsync(w, hostile);
        await Papers.CommentAsync(w, id, w.Cas, hostile);

        var page = await (await w.SignInAsync(w.Rae)).GetAsync(Papers.At(w, id));

        Assert.Equal(hostile, page.Title);
        Assert.Contains(hostile, page.Text);
        Assert.Empty(page.Document.QuerySelectorAll("main script, main img"));
    }
}
