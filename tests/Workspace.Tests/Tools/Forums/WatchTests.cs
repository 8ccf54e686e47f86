using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Mail;
using Workspace.Tests.Support;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Reading;

namespace Workspace.Tests.Tools.Forums;

public sealed class WatchTests
{
    [Fact]
    public async Task Who_watches_mentions_only_does_not_hear_of_other_posts()
    {
        await using var w = await TestWorkspace.OpenOwnAsync();
        w.Clock.Advance(TimeSpan.FromMinutes(1));
        var (loud, quiet) = (await w.ThreadAsync(), await w.ThreadAsync());
        await w.DoAsync<ReadingActions>(w.Rae, a => a.WatchAsync(w.SpaceId, quiet, Watching.Mentions));

        var changed = await w.DoAsync<ChangeQueries, IReadOnlyList<ChangedThing>>(w.Rae, q => q.InSpaceAsync(w.Rae.Id, w.SpaceId, DateTimeOffset.MinValue));
        Assert.Contains(changed, c => c.Address!.Contains($"{loud}", StringComparison.Ordinal));
        Assert.DoesNotContain(changed, c => c.Address!.Contains($"{quiet}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_watches_nothing_gets_no_mail_when_named_and_finds_it_on_the_home_page()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var thread = await w.ThreadAsync();
        await w.DoAsync<ReadingActions>(w.Ann, a => a.WatchAsync(w.SpaceId, thread, Watching.Nothing));
        await w.PostAsync(w.Ben, thread, "@Ann Reed and @Fay Owen?");

        Assert.Equal([w.Fay.Id], await w.ReadAsync(db => db.Set<Letter>().Where(l => l.SpaceId == w.SpaceId && l.PersonId != null).Select(l => l.PersonId!.Value).ToListAsync()));
        Assert.Equal(2, await w.ReadAsync(db => db.Set<PostMention>().CountAsync(m => m.SpaceId == w.SpaceId)));
    }
}
