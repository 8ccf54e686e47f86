using Microsoft.EntityFrameworkCore;
using Workspace.Licensing;
using Workspace.Mail;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tests.Tools.Polls;

namespace Workspace.Tests.Mail;

/// <summary>"You were asked" reaches those who want it and may still see it, at the moment it is sent.</summary>
public sealed class AskedTests
{
    [Fact]
    public async Task Who_is_asked_hears_of_it_at_once()
    {
        await using var room = await Mailroom.OpenAsync();
        await AskAsync(room.W, room.W.Ben);

        var mail = (await room.Sink.WaitAsync(1))[0];

        Assert.True(mail.IsTo(room.W.Ben.Email));
        Assert.Equal("Fay Owen asked you to review Draft 2", mail.Subject);
        Assert.Contains("in Land registration reform", mail.Plain, StringComparison.Ordinal);
        Assert.Equal($"/spaces/{room.W.SpaceId}/risks", mail.Link("/spaces/"));
        Assert.Equal("List-Unsubscribe=One-Click", mail.Header("List-Unsubscribe-Post"));
    }

    [Fact]
    public async Task Nobody_is_told_of_what_they_may_not_see_any_more()
    {
        await using var room = await Mailroom.OpenAsync();
        var w = room.W;
        await w.WriteAsync(async db => (await db.Set<Seat>().SingleAsync(s => s.PersonId == w.Ben.Id)).End(w.Clock.GetUtcNow(), SeatEnding.Released));
        await w.WriteAsync(async db => (await db.Set<Membership>().SingleAsync(m => m.SpaceId == w.SpaceId && m.PersonId == w.Cas.Id)).Leave(w.Clock.GetUtcNow()));
        foreach (var actor in new[] { w.Ben, w.Cas, w.Zed, w.Ola, w.Gil })
        {
            var letter = await AskAsync(w, actor);
            Assert.Equal(LetterOutcome.Dropped, (await room.OverAsync(letter)).Outcome);
        }

        Assert.Empty(room.Sink.Received);
    }

    [Fact]
    public async Task Who_wants_a_summary_only_is_not_told_at_once()
    {
        await using var room = await Mailroom.OpenAsync();
        await room.W.WriteAsync(db =>
        {
            db.Add(MailChoice.Of(room.W.Ben.Id, room.W.SpaceId, SpaceMail.SummaryOnly));
            return Task.CompletedTask;
        });

        Assert.Equal(LetterOutcome.Dropped, (await room.OverAsync(await AskAsync(room.W, room.W.Ben))).Outcome);
    }

    [Fact]
    public async Task A_storm_ends_after_twenty_mails_an_hour()
    {
        await using var room = await Mailroom.OpenAsync();
        for (var i = 0; i < AskedWords.MostAnHour; i++)
        {
            var letter = await AskAsync(room.W, room.W.Ben);
            await room.Postman.GoAsync();
            await room.OverAsync(letter);
        }

        Assert.Equal(LetterOutcome.Dropped, (await room.OverAsync(await AskAsync(room.W, room.W.Ben))).Outcome);
    }

    [Fact]
    public async Task Nobody_asks_themselves()
    {
        await using var w = await TestWorkspace.OpenAsync();
        await w.DoAsync<SpaceAccess>(w.Fay, async spaces =>
        {
            await using var visit = await spaces.EnterAsync(w.SpaceId, Role.Facilitator);
            visit.Ask(w.Fay.Id, "asked you to review", "Draft 2", "/");
            await visit.SaveAsync();
        });

        Assert.False(await w.ReadAsync(db => db.Set<Letter>().AnyAsync(l => l.PersonId == w.Fay.Id)));
    }

    [Fact]
    public async Task A_poll_asks_those_on_its_roll_when_it_opens()
    {
        await using var room = await Mailroom.OpenAsync();
        var poll = await room.W.OpenPollAsync();

        var mails = await room.Sink.WaitAsync(4); // Ann, Fay, Cas and Rae; Ben opened it, and Gil's seat has lapsed

        Assert.All(mails, m => Assert.Equal($"/spaces/{room.W.SpaceId}/polls/{poll}", m.Link("/spaces/")));
        Assert.Contains(mails, m => m.IsTo(room.W.Rae.Email) && m.Subject.StartsWith("Ben", StringComparison.Ordinal) && m.Subject.Contains(" asked you to vote on “", StringComparison.Ordinal));
        Assert.Equal(4, await room.W.ReadAsync(db => db.Set<Letter>().CountAsync(l => l.Kind == LetterKinds.Asked)));
    }

    private static async Task<Guid> AskAsync(TestWorkspace w, Actor to)
    {
        await w.DoAsync<SpaceAccess>(w.Fay, async spaces =>
        {
            await using var visit = await spaces.EnterAsync(w.SpaceId, Role.Facilitator);
            visit.Ask(to.Id, "asked you to review", "Draft 2", $"/spaces/{w.SpaceId}/risks");
            await visit.SaveAsync();
        });
        return await w.ReadAsync(db => db.Set<Letter>().Where(l => l.PersonId == to.Id).OrderByDescending(l => l.Id).Select(l => l.Id).FirstAsync());
    }
}
