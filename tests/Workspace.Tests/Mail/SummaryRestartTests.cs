using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Mail;
using Workspace.Spaces;
using Workspace.Tests.Support;
using Workspace.Tests.Texts;
using Workspace.Tools.Risks;

namespace Workspace.Tests.Mail;

/// <summary>A server that ends between working out a summary and sending it, and is started again: none twice, none skipped.</summary>
public sealed class SummaryRestartTests
{
    private const string Told = "Before the restarts";

    [Fact]
    public async Task A_summary_that_was_worked_out_before_a_stop_is_sent_once_after_it()
    {
        var (database, folder, port) = (TestDatabase.CreateMigrated(), TestDatabase.CreateFolder(), await ClosedPortAsync());
        var now = new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);
        var w = await WorkOutAsync(database, folder, port, now);

        await using var sink = new SmtpSink(port);
        await using var after = w.On(Start(database, folder, now.AddHours(1), sink));
        await sink.WaitAsync(1);
        await RoundAsync(after);

        await OnlyOnceAsync(after, sink, now);
    }

    [Fact]
    public async Task A_server_that_is_killed_while_it_hands_a_summary_over_sends_it_once_when_it_is_back()
    {
        var (database, folder, port) = (TestDatabase.CreateMigrated(), TestDatabase.CreateFolder(), await ClosedPortAsync());
        var now = TimeProvider.System.GetUtcNow();
        var w = await WorkOutAsync(database, folder, port, now);
        await using var sink = new SmtpSink(port) { Hangs = true };

        await KillAsync(database, folder, sink, () => sink.Callers > 0); // nothing was handed over
        Assert.Empty(sink.Received);
        await LaterAsync(w, database, folder, now);
        (sink.Hangs, sink.Withholds) = (false, true);
        await KillAsync(database, folder, sink, () => sink.Received.Count > 0); // handed over, and not noted as sent
        sink.Withholds = false;

        await using var after = w.On(Start(database, folder, now.AddMinutes(10), sink));
        await sink.WaitAsync(2);
        Assert.Single(sink.Received.Select(m => m.Header("Message-ID")).Distinct(StringComparer.Ordinal)); // mail programs show one
        await OnlyOnceAsync(after, sink, now);
    }

    // Two days ago Ben was here for the first time; since then something happened. The mail server is away, and then the server stops.
    private static async Task<TestWorkspace> WorkOutAsync(string? database, string folder, int port, DateTimeOffset now)
    {
        var w = await TestWorkspace.OpenOwnAsync(Start(database, folder, now.AddDays(-2), port));
        await w.SignInAsync(w.Ben);
        await RoundAsync(w);
        await w.WriteAsync(async db => (await db.Set<MailHabit>().SingleAsync(h => h.PersonId == w.Ben.Id)).Choose(Rhythm.EveryDay, true, w.Clock.GetUtcNow()));
        w.Clock.Set(now.AddDays(-1.5));
        await RaiseAsync(w, Told);
        w.Clock.Set(now);
        await RoundAsync(w);
        Assert.Equal(1, await w.ReadAsync(db => db.Set<Letter>().CountAsync(l => l.Kind == LetterKinds.Summary && l.DoneAt == null)));
        await w.DisposeAsync();
        return w;
    }

    // A server of its own, ended by kill -9 as soon as it has come as far as that.
    private static async Task KillAsync(string? database, string folder, SmtpSink sink, Func<bool> reached)
    {
        await using var server = await new Texts.ServerProcess(folder, database, new Dictionary<string, string> { ["WORKSPACE_SMTP"] = sink.Address, ["WORKSPACE_MAIL_FROM"] = "Workspace <workspace@example.org>" }).StartAsync();
        for (var tries = 0; tries < 1_200 && !reached(); tries++)
        {
            await Task.Delay(25);
        }

        Assert.True(reached(), "The letter was not handed over.");
        await server.KillAsync();
    }

    // The five minutes pass for which a letter is in hand.
    private static async Task LaterAsync(TestWorkspace w, string? database, string folder, DateTimeOffset now)
    {
        await using var quiet = w.On(Start(database, folder, now, port: null));
        await quiet.WriteAsync(async db =>
        {
            var letter = await db.Set<Letter>().SingleAsync(l => l.DoneAt == null);
            Assert.True(letter.DueAt > now);
            db.Entry(letter).Property(l => l.DueAt).CurrentValue = now;
        });
    }

    // Tomorrow's tells only what is new.
    private static async Task OnlyOnceAsync(TestWorkspace w, SmtpSink sink, DateTimeOffset now)
    {
        var sofar = await DoneAsync(w, sink, 1);
        Assert.All(sofar, m => Assert.Contains(Told, m.Plain, StringComparison.Ordinal));
        w.Clock.Set(now.AddHours(2));
        await RaiseAsync(w, "After the restarts");
        w.Clock.Set(now.AddDays(1));
        await RoundAsync(w);
        var mails = await DoneAsync(w, sink, 2);

        Assert.Equal(sofar.Count + 1, mails.Count);
        Assert.Contains("After the restarts", mails[^1].Plain, StringComparison.Ordinal);
        Assert.DoesNotContain(Told, mails[^1].Plain, StringComparison.Ordinal);
    }

    // Until so many summaries were sent, and none waits.
    private static async Task<IReadOnlyList<ReceivedMail>> DoneAsync(TestWorkspace w, SmtpSink sink, int sent)
    {
        List<LetterOutcome?> letters = [];
        for (var tries = 0; tries < 800 && (letters.Count < sent || letters.Contains(null)); tries++)
        {
            await Task.Delay(25);
            letters = await w.ReadAsync(db => db.Set<Letter>().Where(l => l.Kind == LetterKinds.Summary).Select(l => l.DoneAt == null ? (LetterOutcome?)null : l.Outcome).ToListAsync());
        }

        Assert.Equal(Enumerable.Repeat((LetterOutcome?)LetterOutcome.Sent, sent), letters);
        return sink.Received;
    }

    private static TestServer Start(string? database, string folder, DateTimeOffset at, SmtpSink sink) => Start(database, folder, at, sink.Port);

    private static TestServer Start(string? database, string folder, DateTimeOffset at, int? port)
    {
        var server = new TestServer(host =>
        {
            host.UseSetting("WORKSPACE_SMTP", port is null ? "" : $"127.0.0.1:{port}");
            host.UseSetting("WORKSPACE_MAIL_FROM", port is null ? "" : "Workspace <workspace@example.org>");
        }, database, folder)
        {
            KeepsFolder = true,
        };
        server.Clock.Set(at);
        _ = server.Services; // starts it
        return server;
    }

    private static async Task<int> ClosedPortAsync()
    {
        await using var sink = new SmtpSink();
        return sink.Port;
    }

    private static async Task RoundAsync(TestWorkspace w)
    {
        try
        {
            await w.Server.Services.GetRequiredService<SummaryRound>().GoAsync();
        }
        catch (Refusal)
        {
            // the server's own round was faster
        }
    }

    private static Task RaiseAsync(TestWorkspace w, string title) =>
        w.DoAsync<RiskActions>(w.Fay, risks => risks.AddAsync(w.SpaceId, Guid.CreateVersion7(), new RiskDetails { Title = title, Score = new Score(3, 4) }));
}
