using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Data;
using Workspace.Mail;
using Workspace.People.SignIn;
using Workspace.Spaces;

namespace Workspace.People.Reset;

/// <summary>
/// Sends links for a new password to whoever forgot theirs. The page only hands the address over and answers at once, so neither words nor
/// time say whether anybody has it.
/// </summary>
public sealed class ResetDesk(IDbContextFactory<WorkspaceDb> databases, Links links, Post post, FailureBudget budget, TimeProvider clock, ILogger<ResetDesk> log) : BackgroundService
{
    /// <summary>So many letters to one address, and asked for from one place, within a while.</summary>
    public const int PerAddress = 3, PerPlace = 20;

    private const int MostWaiting = 500;

    private readonly Channel<string> _asked = Channel.CreateBounded<string>(new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    public bool IsOpen => post.IsOn;

    /// <summary>Takes a request, whoever it is for.</summary>
    public void Ask(string? email, Visitor visitor)
    {
        if (visitor.Place is not null && budget.Take("resets from " + visitor.Place, PerPlace) is { } wait)
        {
            throw Refusal.TooMany($"Too many requests. Wait {Math.Ceiling(wait.TotalMinutes):0} minutes and try again.", wait);
        }

        var address = EmailAddress.Key(Fields.At("Email", () => EmailAddress.Read(email)));
        if (budget.Take("reset " + address, PerAddress) is null)
        {
            _asked.Writer.TryWrite(address);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var address in _asked.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await SendAsync(address, stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "A link for a new password could not be sent");
            }
        }
    }

    private async Task SendAsync(string address, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<Person>().FirstOrDefaultAsync(p => p.NormalizedEmail == address && p.DisabledAt == null, ct) is not { } person)
        {
            return;
        }

        var now = clock.GetUtcNow();
        db.RemoveRange(await db.Set<OneTimeLink>().Where(l => l.PersonId == person.Id && l.Purpose == LinkPurpose.Password && l.UsedAt == null).ToListAsync(ct));
        var (secret, link) = links.New(LinkPurpose.Password, person.Id, null, Links.PasswordLife);
        db.Add(link);
        db.Add(new Event { OrganisationId = person.OrganisationId, Kind = PeopleEvents.ResetAsked, SubjectId = person.Id, At = now });
        db.Add(post.Write(person.OrganisationId, "password", Recipient.Of(person.Id),
            new Message("Choose a new password", ["Somebody, probably you, asked for a new password for your account."], "Choose a password", "/link/{secret}") { After = ["The link works once, for an hour. If you did not ask, do nothing: your password stays as it is."] },
            now, secret, new LetterTerms(Life: Links.PasswordLife)));
        await db.SaveChangesAsync(ct);
    }
}
