using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Mail;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tools.Risks;

namespace Workspace.Tests.Mail;

/// <summary>One summary a day at most, in the morning where its reader lives: none twice, none skipped.</summary>
public sealed class SummaryTests
{
    [Theory]
    [InlineData("Europe/London", "2027-03-25T12:00Z", "2027-03-26T07:00Z 2027-03-27T07:00Z 2027-03-28T06:00Z 2027-03-29T06:00Z")] // the clocks go on
    [InlineData("Europe/London", "2026-10-23T12:00Z", "2026-10-24T06:00Z 2026-10-25T07:00Z 2026-10-26T07:00Z")] // and back
    [InlineData("America/New_York", "2026-10-30T23:00Z", "2026-10-31T11:00Z 2026-11-01T12:00Z 2026-11-02T12:00Z")]
    [InlineData("Australia/Lord_Howe", "2027-04-02T00:00Z", "2027-04-02T20:00Z 2027-04-03T20:30Z 2027-04-04T20:30Z")] // half an hour
    [InlineData("Pacific/Kiritimati", "2026-12-31T12:00Z", "2026-12-31T17:00Z 2027-01-01T17:00Z")]
    public void Mornings_follow_the_clocks_of_the_reader(string zone, string from, string mornings)
    {
        var (at, told) = (DateTimeOffset.Parse(from, System.Globalization.CultureInfo.InvariantCulture), new List<string>());
        foreach (var _ in mornings.Split(' '))
        {
            at = Morning.After(at, TimeZoneInfo.FindSystemTimeZoneById(zone), Rhythm.EveryDay);
            told.Add($"{at:yyyy-MM-ddTHH:mm}Z");
        }

        Assert.Equal(mornings, string.Join(' ', told));
    }

    [Fact]
    public void At_weekends_nothing_comes_unless_it_is_wanted()
    {
        var friday = new DateTimeOffset(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

        Assert.Equal(DayOfWeek.Monday, Morning.After(friday, TimeZoneInfo.Utc, Rhythm.WorkingDays).DayOfWeek);
        Assert.Equal(DayOfWeek.Saturday, Morning.After(friday, TimeZoneInfo.Utc, Rhythm.EveryDay).DayOfWeek);
    }

    [Theory]
    [InlineData("2027-03-26T12:00:00Z")]
    [InlineData("2027-10-29T12:00:00Z")]
    public async Task Over_a_change_of_clocks_each_morning_brings_one(string from)
    {
        await using var room = await Mailroom.OpenAsync(DateTimeOffset.Parse(from, System.Globalization.CultureInfo.InvariantCulture));
        await BeginAsync(room);
        for (var hour = 0; hour < 4 * 24; hour++)
        {
            await room.AdvanceAsync(TimeSpan.FromHours(1));
            if (hour % 24 == 3)
            {
                await RaiseAsync(room.W, $"Risk of hour {hour}");
            }

            await RoundAsync(room);
        }

        var mails = room.Sink.Received.Where(m => m.IsTo(room.W.Ben.Email)).ToArray();
        Assert.Equal(4, mails.Length);
        for (var day = 0; day < 4; day++)
        {
            Assert.Contains($"Risk of hour {(day * 24) + 3}", mails[day].Plain, StringComparison.Ordinal);
            Assert.Single(mails, m => m.Plain.Contains($"Risk of hour {(day * 24) + 3}", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task After_a_week_of_downtime_one_tells_everything()
    {
        await using var room = await Mailroom.OpenAsync();
        await BeginAsync(room);
        await RaiseAsync(room.W, "Before the downtime");
        await room.AdvanceAsync(TimeSpan.FromDays(7));
        await RoundAsync(room);
        await RoundAsync(room);
        await room.AdvanceAsync(TimeSpan.FromDays(1));
        await RaiseAsync(room.W, "After the downtime");
        await room.AdvanceAsync(TimeSpan.FromDays(1));
        await RoundAsync(room);

        var mails = room.Sink.Received.Where(m => m.IsTo(room.W.Ben.Email)).ToArray();
        Assert.Equal(2, mails.Length);
        Assert.Contains("Before the downtime", mails[0].Plain, StringComparison.Ordinal);
        Assert.Contains("After the downtime", mails[1].Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("Before the downtime", mails[1].Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_server_that_is_away_for_days_gets_one_that_tells_all()
    {
        await using var room = await Mailroom.OpenAsync();
        await BeginAsync(room);
        var port = await room.CloseAsync();
        for (var day = 0; day < 3; day++)
        {
            await RaiseAsync(room.W, $"On day {day}");
            await room.AdvanceAsync(TimeSpan.FromDays(1));
            await RoundAsync(room);
        }

        room.Reopen(port);
        await room.AdvanceAsync(TimeSpan.FromHours(1));
        for (var tries = 0; tries < 40 && room.Sink.Received.Count == 0; tries++)
        {
            await room.Postman.GoAsync();
            await Task.Delay(100);
        }

        var mail = Assert.Single(room.Sink.Received, m => m.IsTo(room.W.Ben.Email));
        Assert.Contains("On day 0", mail.Plain, StringComparison.Ordinal);
        Assert.Contains("On day 2", mail.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_rounds_at_once_send_one()
    {
        await using var room = await Mailroom.OpenAsync();
        await BeginAsync(room);
        await RaiseAsync(room.W, "Something new");
        await room.AdvanceAsync(TimeSpan.FromDays(1));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            try
            {
                await Round(room).GoAsync();
            }
            catch (Refusal)
            {
                // another was faster
            }
        }));
        await RoundAsync(room);
        await RoundAsync(room);

        Assert.Single(room.Sink.Received, m => m.IsTo(room.W.Ben.Email));
    }

    [Fact]
    public async Task Only_what_the_reader_may_see_now_is_told()
    {
        await using var room = await Mailroom.OpenAsync();
        await BeginAsync(room);
        await RaiseAsync(room.W, "A secret matter");
        await room.W.WriteAsync(async db => (await db.Set<Membership>().SingleAsync(m => m.SpaceId == room.W.SpaceId && m.PersonId == room.W.Ben.Id)).Leave(room.W.Clock.GetUtcNow()));
        await room.AdvanceAsync(TimeSpan.FromDays(1));
        await RoundAsync(room);

        Assert.DoesNotContain(room.Sink.Received, m => m.IsTo(room.W.Ben.Email));
    }

    [Fact]
    public async Task The_foot_of_a_mail_stops_them_by_a_button_only()
    {
        await using var room = await Mailroom.OpenAsync();
        await BeginAsync(room);
        await RaiseAsync(room.W, "Something new");
        await room.AdvanceAsync(TimeSpan.FromDays(1));
        await RoundAsync(room);
        var mail = Assert.Single(room.Sink.Received, m => m.IsTo(room.W.Ben.Email));
        var stop = mail.Link("/mail/stop/");
        Assert.Equal($"<https://localhost{stop}/now>", mail.Header("List-Unsubscribe"));

        var page = await new Browser(room.W.Server).GetAsync($"{stop}/now"); // what a scanner does
        Assert.Equal(Rhythm.WorkingDays, await RhythmAsync(room));
        await page.PressAsync("Stop these mails");

        Assert.Equal(Rhythm.Never, await RhythmAsync(room));
    }

    [Fact]
    public async Task A_mail_program_may_press_the_button_for_its_user()
    {
        await using var room = await Mailroom.OpenAsync();
        await BeginAsync(room);
        var stop = room.W.Server.Services.GetRequiredService<StopLinks>().For(room.W.Ben.Id);

        var answer = await new Browser(room.W.Server).Http.PostAsync($"{stop}/now", new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]));

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(Rhythm.Never, await RhythmAsync(room));
        Assert.Equal(System.Net.HttpStatusCode.Gone, (await new Browser(room.W.Server).GetAsync("/mail/stop/forged")).Status);
    }

    [Fact]
    public async Task Choices_hold_for_each_space()
    {
        await using var room = await Mailroom.OpenAsync();
        await BeginAsync(room);
        var page = await (await room.W.SignInAsync(room.W.Ben)).GetAsync("/profile/mail");
        await page.PressAsync("Save your choices", ("Form.Wants[0]", "AskedOnly"), ("Form.Rhythm", "EveryDay"));
        await RaiseAsync(room.W, "Something new");
        await room.AdvanceAsync(TimeSpan.FromDays(1));
        await RoundAsync(room);

        Assert.Equal(Rhythm.EveryDay, await RhythmAsync(room));
        Assert.DoesNotContain(room.Sink.Received, m => m.IsTo(room.W.Ben.Email) && m.Plain.Contains("Something new", StringComparison.Ordinal));
    }

    private static SummaryRound Round(Mailroom room) => room.W.Server.Services.GetRequiredService<SummaryRound>();

    private static Task<Rhythm> RhythmAsync(Mailroom room) => room.W.ReadAsync(db => db.Set<MailHabit>().Where(h => h.PersonId == room.W.Ben.Id).Select(h => h.Rhythm).SingleAsync());

    // Ben has been here once, and every day counts.
    private static async Task BeginAsync(Mailroom room)
    {
        await room.W.SignInAsync(room.W.Ben);
        for (var tries = 0; tries < 50 && !await room.W.ReadAsync(db => db.Set<MailHabit>().AnyAsync(h => h.PersonId == room.W.Ben.Id)); tries++)
        {
            await Round(room).GoAsync();
        }

        room.W.Clock.Advance(TimeSpan.FromSeconds(1));
        if (room.W.Clock.GetUtcNow().Month != 11)
        {
            await room.W.WriteAsync(async db => (await db.Set<MailHabit>().SingleAsync(h => h.PersonId == room.W.Ben.Id)).Choose(Rhythm.EveryDay, true, room.W.Clock.GetUtcNow()));
        }
    }

    private static Task RaiseAsync(TestWorkspace w, string title) =>
        w.DoAsync<RiskActions>(w.Fay, risks => risks.AddAsync(w.SpaceId, Guid.CreateVersion7(), new RiskDetails { Title = title, Score = new Score(3, 4) }));

    private static async Task RoundAsync(Mailroom room)
    {
        try
        {
            await Round(room).GoAsync();
        }
        catch (Refusal)
        {
            // the server's own round was faster
        }

        for (var tries = 0; tries < 3_000; tries++)
        {
            await room.Postman.GoAsync();
            if (!await room.W.ReadAsync(db => db.Set<Letter>().AnyAsync(l => l.DoneAt == null)) || room.Postman.Trouble is not null)
            {
                return;
            }

            await Task.Delay(10);
        }
    }
}
