using Microsoft.EntityFrameworkCore;
using Workspace.Licensing;
using Workspace.Mail;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Tests.Support;

namespace Workspace.Tests.Mail;

/// <summary>Letters go out once, when their cause is true, and wait for a mail server that is away.</summary>
public sealed class LetterTests
{
    [Fact]
    public async Task A_letter_arrives_in_plain_words_and_in_html()
    {
        await using var room = await Mailroom.OpenAsync();
        var letter = await room.WriteAsync(Recipient.Of(room.W.Ben.Id), new Message("Choose a new password — Zoë", ["You asked for it.", "…and it works once."], "Choose a password", "/link/{secret}"), "TOPSECRET");

        var mail = (await room.Sink.WaitAsync(1))[0];

        Assert.True(mail.IsTo(room.W.Ben.Email));
        Assert.Equal("Choose a new password — Zoë", mail.Subject);
        Assert.Contains("…and it works once.", mail.Plain, StringComparison.Ordinal);
        Assert.Equal("/link/TOPSECRET", mail.Link("/link/"));
        Assert.Contains("https://localhost/link/TOPSECRET", mail.Html, StringComparison.Ordinal);
        Assert.Contains($"<{letter.Id:N}@localhost>", mail.Header("Message-ID"), StringComparison.Ordinal);
        var over = await room.OverAsync(letter.Id);
        Assert.Equal((LetterOutcome.Sent, "", null), (over.Outcome, over.Body, over.SealedSecret));
    }

    [Fact]
    public async Task The_secret_of_a_link_is_sealed_while_it_waits()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var post = (Post)w.Server.Services.GetService(typeof(Post))!;

        var letter = post.Write(w.OrganisationId, "notice", Recipient.Of(w.Ben.Id), new Message("S", ["L"], "B", "/link/{secret}"), w.Clock.GetUtcNow(), "TOPSECRET");

        Assert.DoesNotContain("TOPSECRET", letter.Body + letter.SealedSecret, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_mail_server_loses_nothing()
    {
        await using var room = await Mailroom.OpenAsync();
        var port = await room.CloseAsync();
        var letters = new List<Letter>();
        for (var i = 0; i < 30; i++)
        {
            letters.Add(await room.WriteAsync(Recipient.Of(room.W.Ben.Id), new Message($"Number {i}", ["Here."])));
        }

        await WaitAsync(() => room.Postman.Trouble is not null);
        room.Reopen(port);
        for (var tries = 0; tries < 60 && !await AllOverAsync(); tries++)
        {
            room.W.Clock.Advance(TimeSpan.FromSeconds(11)); // a pause goes by, but not the time for which a letter is in hand
            await Task.Delay(300);
        }

        Assert.Equal(30, room.Sink.Received.Select(m => m.Subject).Distinct().Count());
        Assert.Equal(30, room.Sink.Received.Count);

        async Task<bool> AllOverAsync() => await room.W.ReadAsync(db => db.Set<Letter>().CountAsync(l => l.DoneAt != null)) == 30;
    }

    [Fact]
    public async Task A_mail_server_that_hangs_delays_no_page()
    {
        await using var room = await Mailroom.OpenAsync();
        room.Sink.Hangs = true;
        for (var i = 0; i < 8; i++)
        {
            await room.WriteAsync(Recipient.Of(room.W.Ben.Id));
        }

        var browser = await room.W.SignInAsync(room.W.Ben);
        var began = TimeProvider.System.GetTimestamp();
        await browser.GetAsync($"/spaces/{room.W.SpaceId}");
        await room.W.WriteAsync(_ => Task.CompletedTask);

        Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_wrong_address_is_given_up_and_does_not_hold_up_the_others()
    {
        await using var room = await Mailroom.OpenAsync();
        room.Sink.Recipient = line => line.Contains("gone@", StringComparison.Ordinal) ? "550 no such person" : "250 ok";
        var gone = await room.WriteAsync(Recipient.At("Gone", "gone@example.org"));
        await room.WriteAsync(Recipient.At("Here", "here@example.org"));

        var mail = (await room.Sink.WaitAsync(1))[0];
        var over = await room.OverAsync(gone.Id);

        Assert.True(mail.IsTo("here@example.org"));
        Assert.Equal(LetterOutcome.Refused, over.Outcome);
        Assert.NotEmpty(over.Why);
        Assert.Null(room.Postman.Trouble);
    }

    [Theory]
    [InlineData("Eve\r\nBcc: all@example.org", "eve@example.org")]
    [InlineData("\"Eve\" <other@example.org>", "eve@example.org")]
    [InlineData("Eve\u2028Bcc: x\u202E", "eve@example.org")]
    [InlineData("=?utf-8?B?RXZl?=", "eve@example.org")]
    public async Task A_hostile_name_or_subject_reaches_no_header(string name, string address)
    {
        await using var room = await Mailroom.OpenAsync();
        await room.WriteAsync(Recipient.At(name.Replace("\r\n", "\n", StringComparison.Ordinal), address), new Message("Hello\r\nBcc: all@example.org\r\n\r\n<script>", ["<script>alert(1)</script>\r\n.\r\nRCPT TO:<x@example.org>"]));

        var mail = (await room.Sink.WaitAsync(1))[0];

        Assert.Single(mail.To);
        Assert.True(mail.IsTo(address));
        Assert.DoesNotContain(mail.Headers, h => h.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase) || h.StartsWith("Cc", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("<script>", mail.Html, StringComparison.Ordinal);
        Assert.Contains("RCPT TO:<x@example.org>", mail.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a@example.org,b@example.org")]
    [InlineData("a@example.org>\r\nRCPT TO:<b@example.org")]
    [InlineData("a b@example.org")]
    [InlineData("Eve <a@example.org>")]
    public async Task An_address_that_names_more_than_one_person_is_refused(string address)
    {
        await using var room = await Mailroom.OpenAsync();
        var letter = await room.WriteAsync(Recipient.At("Eve", address));

        Assert.Equal(LetterOutcome.Refused, (await room.OverAsync(letter.Id)).Outcome);
        Assert.Empty(room.Sink.Received);
    }

    [Fact]
    public async Task A_letter_whose_cause_is_refused_is_never_sent()
    {
        await using var w = await TestWorkspace.OpenAsync();
        var visit = await w.DoAsync<SpaceAccess, Visit>(w.Fay, spaces => spaces.EnterAsync(w.SpaceId, Role.Facilitator));
        await using (visit)
        {
            visit.Ask(w.Ben.Id, "asked you to review", "Draft 2", $"/spaces/{w.SpaceId}");
            await w.WriteAsync(async db => (await db.Set<Membership>().SingleAsync(m => m.SpaceId == w.SpaceId && m.PersonId == w.Fay.Id)).Leave(w.Clock.GetUtcNow()));
            await Assert.ThrowsAsync<Refusal>(() => visit.SaveAsync());
        }

        Assert.False(await w.ReadAsync(db => db.Set<Letter>().AnyAsync(l => l.PersonId == w.Ben.Id)));
    }

    [Fact]
    public async Task A_switched_off_account_gets_no_letter()
    {
        await using var room = await Mailroom.OpenAsync();
        await room.W.WriteAsync(async db => (await db.Set<Person>().SingleAsync(p => p.Id == room.W.Ben.Id)).Disable(room.W.Clock.GetUtcNow()));

        var letter = await room.WriteAsync(Recipient.Of(room.W.Ben.Id));

        Assert.Equal(LetterOutcome.Dropped, (await room.OverAsync(letter.Id)).Outcome);
    }

    private static async Task WaitAsync(Func<bool> condition)
    {
        for (var tries = 0; tries < 600 && !condition(); tries++)
        {
            await Task.Delay(25);
        }

        Assert.True(condition());
    }
}
