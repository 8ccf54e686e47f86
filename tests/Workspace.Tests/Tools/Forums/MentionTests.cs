using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tools.Forums.Posts;

namespace Workspace.Tests.Tools.Forums;

public sealed class MentionTests
{
    [Fact]
    public async Task Who_is_named_is_asked_once_and_has_answered_when_they_write()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = await w.ThreadAsync();
        var post = await w.PostAsync(w.Ben, thread, "What do lenders say, @Ann Reed? And @ann reed again, @Zed Hale, ben@example.org.");

        Assert.Equal([w.Ann.Id], await WaitingAsync(w));
        Assert.Contains("mention", System.Text.Encoding.UTF8.GetString((await w.StoredPostAsync(post.Id)).Doc), StringComparison.Ordinal);
        Assert.Contains("@Zed Hale", (await w.StoredPostAsync(post.Id)).Words, StringComparison.Ordinal);

        await w.PostAsync(w.Ann, thread, "They say yes.");
        Assert.Empty(await WaitingAsync(w));
    }

    [Fact]
    public async Task A_reaction_answers_and_so_does_saying_that_no_answer_is_needed()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = await w.ThreadAsync();
        var one = await w.PostAsync(w.Ben, thread, "@Ann Reed, agreed?");
        var two = await w.PostAsync(w.Ben, thread, "And this, @Ann Reed?");
        await w.DoAsync<PostActions>(w.Ann, a => a.ReactAsync(w.SpaceId, one.Id, Reaction.Agree));
        Assert.Single(await WaitingAsync(w));
        await w.DoAsync<PostActions>(w.Ann, a => a.DismissAsync(w.SpaceId, two.Id));
        Assert.Empty(await WaitingAsync(w));
    }

    [Fact]
    public async Task An_edit_asks_only_those_who_were_not_named_before()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var post = await w.PostAsync(w.Ben, await w.ThreadAsync(), "@Ann Reed?");
        await w.DoAsync<PostActions>(w.Ben, a => a.EditAsync(w.SpaceId, post.Id, 0, "@Ann Reed and @Fay Owen?"));
        Assert.Equal(new[] { w.Ann.Id, w.Fay.Id }.Order(), (await WaitingAsync(w)).Order());
    }

    [Fact]
    public async Task A_thousand_mentions_of_one_person_ask_once_and_of_many_people_are_refused()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = await w.ThreadAsync();
        await w.PostAsync(w.Ben, thread, string.Join(' ', Enumerable.Repeat("@Ann Reed", 1_000)));
        Assert.Equal([w.Ann.Id], await WaitingAsync(w));

        var members = Enumerable.Range(0, 1_000).Select(i => new Member { PersonId = Guid.CreateVersion7(), Name = $"Person {i:000}x", Initials = "P", Role = Role.Reader, JoinedAt = default }).ToList();
        var refused = Assert.Throws<Refusal>(() => PostReading.Read(string.Join(' ', members.Select(m => "@" + m.Name)), new(w.SpaceId, members)));
        Assert.Contains("at most 50", refused.Message, StringComparison.Ordinal);
    }

    private static Task<List<Guid>> WaitingAsync(TestWorkspace w) => w.ReadAsync(db => db.Set<PostMention>().Where(m => m.SpaceId == w.SpaceId && m.AnsweredAt == null).Select(m => m.PersonId).ToListAsync());
}
