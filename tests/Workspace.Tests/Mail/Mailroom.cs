using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Mail;
using Workspace.Tests.Support;

namespace Workspace.Tests.Mail;

/// <summary>A server of the test's own that hands its letters to a mail server of the test's own.</summary>
public sealed class Mailroom : IAsyncDisposable
{
    private Mailroom(SmtpSink sink, TestWorkspace workspace) => (Sink, W) = (sink, workspace);

    public SmtpSink Sink { get; private set; }
    public TestWorkspace W { get; }
    public Post Post => W.Server.Services.GetRequiredService<Post>();
    public Postman Postman => W.Server.Services.GetRequiredService<Postman>();

    /// <param name="at">What the clock says, where the day matters.</param>
    public static async Task<Mailroom> OpenAsync(DateTimeOffset? at = null)
    {
        var sink = new SmtpSink();
        var server = new TestServer(host =>
        {
            host.UseSetting("WORKSPACE_SMTP", sink.Address);
            host.UseSetting("WORKSPACE_MAIL_FROM", "Workspace <workspace@example.org>");
        });
        server.Clock.Set(at ?? server.Clock.GetUtcNow());
        return new(sink, await TestWorkspace.OpenOwnAsync(server));
    }

    public Task<Letter> LetterAsync(Guid id) => W.ReadAsync(db => db.Set<Letter>().AsNoTracking().SingleAsync(l => l.Id == id));

    /// <summary>Waits until the letter is over, however that ends.</summary>
    public async Task<Letter> OverAsync(Guid id)
    {
        for (var tries = 0; tries < 800; tries++)
        {
            if (await LetterAsync(id) is { DoneAt: not null } letter)
            {
                return letter;
            }

            await Task.Delay(25);
        }

        throw new TimeoutException("The letter is still waiting.");
    }

    /// <summary>Lets time pass once no letter is in hand: one that is would be due again, and go out twice.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        for (var tries = 0; tries < 1_200 && !await IsQuietAsync(); tries++)
        {
            await Task.Delay(25);
        }

        Assert.True(await IsQuietAsync(), "Letters are still being handed over.");
        W.Clock.Advance(by);
    }

    private async Task<bool> IsQuietAsync()
    {
        var now = W.Clock.GetUtcNow();
        return (Postman.Trouble is not null || !await W.ReadAsync(db => db.Set<Letter>().AnyAsync(l => l.DoneAt == null && l.DueAt <= now))) && Postman.IsIdle;
    }

    public async Task<Letter> WriteAsync(Recipient to, Message? message = null, string? secret = null, LetterTerms? terms = null)
    {
        var letter = Post.Write(W.OrganisationId, "notice", to, message ?? new Message("A notice", ["Something happened."]), W.Clock.GetUtcNow(), secret, terms);
        await W.WriteAsync(db =>
        {
            db.Add(letter);
            return Task.CompletedTask;
        });
        return letter;
    }

    /// <summary>The mail server goes away; the port stays ours to come back to.</summary>
    public async Task<int> CloseAsync()
    {
        var port = Sink.Port;
        await Sink.DisposeAsync();
        return port;
    }

    public void Reopen(int port) => Sink = new SmtpSink(port);

    public async ValueTask DisposeAsync()
    {
        await W.DisposeAsync();
        await Sink.DisposeAsync();
    }
}
