using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Bench.Support;
using Workspace.Data;
using Workspace.Invitations;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Bench.SignIns;

/// <summary>Whether status, words or time tell what somebody must not learn: who has an account, which spaces there are, which links.</summary>
internal static class Guesses
{
    private const string Wrong = "not the password at all";

    /// <param name="who">The number of a person with a password.</param>
    public static async Task CompareAsync(BenchServer server, BenchData data, int tries, Func<int, int> who)
    {
        using var stranger = await Stranger.ArriveAsync(server);
        var (closed, withdrawn) = await PrepareAsync(data, tries);
        var reader = BenchServer.Cookie(0);
        await TellAsync("signing in: nobody's address, a wrong password", tries, i => stranger.SignInAsync($"nobody{i}@example.org", Wrong), i => stranger.SignInAsync($"p{who(i)}@example.org", Wrong));
        await TellAsync("a new password: nobody's address, somebody's", tries, i => stranger.ForgetAsync($"nobody{i}@example.org"), i => stranger.ForgetAsync($"p{who(i)}@example.org"));
        await TellAsync("asking to join: no such space, one that takes no requests", tries, _ => Space(Guid.CreateVersion7()), _ => Space(closed));
        await TellAsync("an invitation: a made-up link, one that was withdrawn", tries, _ => Invitation(Secret.Make()), i => Invitation(withdrawn[i]), words: false);

        Task<Answer> Space(Guid id) => stranger.LookAsync($"/spaces/{id}/join", id.ToString(), reader);
        Task<Answer> Invitation(string secret) => stranger.LookAsync($"/invitation/{secret}", secret);
    }

    // In turns, so that what else the machine does meets both; the first ones only warm up.
    private static async Task TellAsync(string what, int tries, Func<int, Task<Answer>> one, Func<int, Task<Answer>> other, bool words = true)
    {
        var (first, second) = (new List<Answer>(), new List<Answer>());
        for (var i = 0; i < tries; i++)
        {
            first.Add(await one(i));
            second.Add(await other(i));
        }

        var (a, b) = (Median(first), Median(second));
        var statuses = first.Concat(second).Select(r => (int)r.Status).Distinct().ToArray();
        var bodies = first.Concat(second).Select(r => r.Body).Distinct(StringComparer.Ordinal).Count();
        Console.WriteLine($"{what,-58} {tries} each: {a:N1} and {b:N1} ms (median), {Math.Abs(a - b) / Math.Min(a, b):P1} apart; status {string.Join(" and ", statuses)}; {(words ? bodies == 1 ? "the same words" : $"{bodies} DIFFERENT ANSWERS" : "words differ: only who holds the link sees them")}");
    }

    private static double Median(List<Answer> answers) => new Times(answers.Skip(answers.Count / 10).Select(r => r.Took)).P50;

    private static async Task<(Guid Closed, string[] Withdrawn)> PrepareAsync(BenchData data, int tries)
    {
        await using var db = await data.All.GetRequiredService<IDbContextFactory<WorkspaceDb>>().CreateDbContextAsync();
        var now = TimeProvider.System.GetUtcNow();
        var closed = Spaces.Space.Create(data.OrganisationId, "Closed", "Takes no requests.", "", now);
        var secrets = Enumerable.Range(0, tries).Select(_ => Secret.Make()).ToArray();
        db.Add(closed);
        foreach (var (secret, i) in secrets.Select((s, i) => (s, i)))
        {
            var invitation = Workspace.Invitations.Invitation.Make(data.OrganisationId, null, new Guest(1, "", $"guest{i}@example.org", Role.Reader, GuestKind.New), "", data.People[0], Secret.Hash(secret), now);
            invitation.Withdraw(now);
            db.Add(invitation);
        }

        await db.SaveChangesAsync();
        return (closed.Id, secrets);
    }
}
