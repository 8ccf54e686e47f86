using Microsoft.EntityFrameworkCore;
using Workspace.Tests.Support;
using Workspace.Tools.Polls;
using Workspace.Tools.Polls.Counting;
using Workspace.Tools.Polls.Voting;

namespace Workspace.Tests.Tools.Polls;

/// <summary>What tests do with polls, in a few words.</summary>
internal static class PollWorkspace
{
    public static PollPlan Plan(PollRules? rules = null, DateTimeOffset? closesAt = null, params string[] choices) =>
        new("Which option should we consult on?", "", rules ?? new(), [.. (choices.Length > 0 ? choices : ["Raise the threshold", "Recorded video", "Keep the rule"]).Select(c => new PlannedChoice(c))], closesAt);

    public static async Task<Guid> DraftPollAsync(this TestWorkspace w, PollRules? rules = null, DateTimeOffset? closesAt = null, params string[] choices)
    {
        var id = Guid.CreateVersion7();
        await w.DoAsync<PollActions>(w.Ben, polls => polls.DraftAsync(w.SpaceId, id, Plan(rules, closesAt, choices)));
        return id;
    }

    public static async Task<Guid> OpenPollAsync(this TestWorkspace w, PollRules? rules = null, DateTimeOffset? closesAt = null, params string[] choices)
    {
        var id = await w.DraftPollAsync(rules, closesAt, choices);
        await w.DoAsync<PollActions>(w.Ben, polls => polls.OpenAsync(w.SpaceId, id));
        return id;
    }

    public static Task<CastVote> VoteAsync(this TestWorkspace w, Actor who, Guid poll, Paper paper, string? code = null, Guid? line = null) =>
        w.DoAsync<Votes, CastVote>(who, votes => votes.CastAsync(w.SpaceId, poll, paper, code, line));

    public static Task<CastVote> VoteAsync(this TestWorkspace w, Actor who, Guid poll, int choice, string? code = null) => w.VoteAsync(who, poll, Paper.For(choice), code);

    public static Task CloseAsync(this TestWorkspace w, Guid poll) => w.DoAsync<PollActions>(w.Fay, polls => polls.CloseAsync(w.SpaceId, poll));

    public static Task<Poll> PollAsync(this TestWorkspace w, Guid poll) => w.ReadAsync(db => db.Set<Poll>().AsNoTracking().SingleAsync(p => p.Id == poll));

    public static Task<PollRound> RoundAsync(this TestWorkspace w, Guid poll) =>
        w.ReadAsync(db => db.Set<PollRound>().AsNoTracking().Where(r => r.PollId == poll).OrderByDescending(r => r.Number).FirstAsync());

    public static Task<List<Ballot>> BallotsAsync(this TestWorkspace w, Guid poll) =>
        w.ReadAsync(db => db.Set<Ballot>().AsNoTracking().Where(b => db.Set<PollRound>().Any(r => r.Id == b.RoundId && r.PollId == poll)).ToListAsync());

    public static Task<List<Voter>> RollAsync(this TestWorkspace w, Guid poll) =>
        w.ReadAsync(db => db.Set<Voter>().AsNoTracking().Where(v => db.Set<Poll>().Any(p => p.RoundId == v.RoundId && p.Id == poll)).ToListAsync());
}
