using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Files.Whole;
using Workspace.Search;
using Workspace.Spaces;
using Workspace.Spaces.Links;
using Workspace.Tools.Polls.Closing;
using Workspace.Tools.Polls.Voting;
using Workspace.Tools.Polls.Workshops;
using Workspace.Tools.Polls.Workshops.Boards;
using Workspace.Tools.Polls.Workshops.Rooms;

namespace Workspace.Tools.Polls;

/// <summary>Polls: what a group is asked, under rules that everybody knows before voting.</summary>
public sealed class PollsTool : ITool
{
    public const string Polls = "polls";
    private const int MostDuties = 50;

    public string Key => Polls;
    public string Name => "Polls";
    public string Icon => "vote";
    public int Order => 50;
    public char Letter => 'p';

    public void AddServices(IServiceCollection services) => services
        .AddScoped<ISearchSource, PollSearch>().AddScoped<PollActions>().AddScoped<PollTimes>().AddScoped<PollQueries>().AddScoped<Votes>().AddSingleton<ClosingTime>()
        .AddScoped<WorkshopActions>().AddScoped<WorkshopQueries>().AddScoped<RunActions>().AddScoped<RoomDoor>().AddScoped<RoomActions>().AddScoped<RoomQueries>()
        .AddSingleton<RoomToken>().AddSingleton<Turnstile>().AddSingleton<RoomShelf>().AddSingleton<LiveCounts>().AddSingleton<BoardRoom>().AddSingleton<RoomFeed>().AddHostedService(provider => provider.GetRequiredService<RoomFeed>())
        .AddSingleton<Tallies>().AddHostedService(provider => provider.GetRequiredService<Tallies>());

    public IReadOnlyList<SearchCommand> Offers(Guid spaceId, Role role) => role >= Role.Contributor ? [new("Start a poll", Icon, PollAddresses.To(spaceId, "/new"))] : [];

    public void MapEndpoints(IEndpointRouteBuilder app)
    {
        WorkshopPosts.Map(app);
        RoomEndpoints.Map(app);
        PollPosts.Map(app);
        PollExport.Map(app);
    }

    public Told? Tell(Event happened)
    {
        if (WorkshopEvents.Words(happened) is { } done && happened.SpaceId is { } at)
        {
            var workshop = JsonSerializer.Deserialize<WorkshopFacts>(happened.Facts ?? "{}", JsonSerializerOptions.Web);
            return workshop?.Title is { } title ? new(done, $"the workshop {title}", WorkshopAddresses.ToOne(at, happened.SubjectId)) : new(done, "workshops", WorkshopAddresses.To(at));
        }

        if (PollEvents.Words(happened) is not { } verb || happened.SpaceId is not { } space) return null;
        var facts = JsonSerializer.Deserialize<PollFacts>(happened.Facts ?? "{}", JsonSerializerOptions.Web) ?? new();
        var turnout = facts is { Voted: { } voted, Invited: { } invited } ? $"{voted} of {invited} voted" : null;
        return new(verb, PollText.Reference(facts.Number), PollAddresses.ToPoll(space, happened.SubjectId), turnout);
    }

    public Task<IReadOnlyCollection<Guid>> GoneAsync(Visit visit, IReadOnlyCollection<Guid> things, CancellationToken ct = default) => visit.GoneAsync<Poll>(things, ct);

    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(Visit visit, IReadOnlyCollection<Guid> things, CancellationToken ct = default) =>
        await visit.Query<Poll>().Where(p => things.Contains(p.Id) && (p.State != PollState.Draft || p.CreatedById == visit.PersonId || visit.Role >= Role.Facilitator)).Select(p => new { p.Id, p.Number, p.Question })
            .ToDictionaryAsync(p => p.Id, p => $"{PollText.Reference(p.Number)} {p.Question}", ct);

    public async Task<IReadOnlyList<Card>> CardsAsync(Visit visit, IReadOnlyCollection<Guid>? things, CancellationToken ct = default) =>
        [.. (await visit.Query<Poll>().Where(p => (things == null || things.Contains(p.Id)) && (p.State != PollState.Draft || p.CreatedById == visit.PersonId || visit.Role >= Role.Facilitator)).OrderByDescending(p => p.Number).Take(Card.Most).Select(p => new { p.Id, p.Number, p.Question, p.State }).ToListAsync(ct))
            .Select(p => new Card(p.Id, $"{PollText.Reference(p.Number)} {p.Question}", "Poll", p.State.ToString()))];

    public async Task<IReadOnlyList<Duty>> DutiesAsync(Visit visit, CancellationToken ct = default)
    {
        var waiting = await (
            from voter in visit.Query<Voter>()
            where (voter.PersonId == visit.PersonId || voter.DeputyId == visit.PersonId) && !voter.HasVoted
            join poll in visit.Query<Poll>() on voter.RoundId equals poll.RoundId
            where poll.State == PollState.Open && (poll.ClosesAt == null || poll.ClosesAt > visit.Now)
            orderby poll.ClosesAt
            select new { poll.Id, poll.Number, poll.Question, poll.ClosesAt }).Take(MostDuties).ToListAsync(ct);
        return [.. waiting.DistinctBy(p => p.Id).Select(p => new Duty($"Vote in {PollText.Reference(p.Number)}", p.Question, p.ClosesAt is { } end ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(end, visit.Zone).DateTime) : null, $"Vote in {PollText.Reference(p.Number)}", PollAddresses.ToPoll(visit.SpaceId, p.Id)))];
    }

    public string? AddressOf(Guid spaceId, Guid thing) => PollAddresses.ToPoll(spaceId, thing);

    /// <summary>The question and its outcome in words; never votes.</summary>
    public async Task<Origin?> OriginAsync(Visit visit, Guid thing, CancellationToken ct = default) =>
        await visit.Query<Poll>().Where(p => p.Id == thing && p.State == PollState.Closed).Select(p => new { p.Number, p.Question, p.Outcome }).FirstOrDefaultAsync(ct) is { } poll
            ? new(poll.Question, $"{PollText.Reference(poll.Number)} {poll.Question}\n\n{poll.Outcome}".Trim()) : null;

    public string? Becomes => "a poll";

    /// <summary>A draft, as a proposal that people agree to or not; whoever made it chooses another kind where that suits better.</summary>
    public async Task<Guid> BecomeAsync(Visit visit, Origin origin, CancellationToken ct = default)
    {
        var plan = new PollPlan(Text.Cut(origin.Title, Poll.MaxQuestion), Text.Cut(origin.Text, Poll.MaxBackground), new() { Kind = PollKind.Proposal }, [], null);
        return (await PollActions.AddAsync(visit, Guid.CreateVersion7(visit.Now), plan, ct)).Id;
    }

    public Task<IReadOnlyList<OwnWork>> WroteAsync(Visit visit, IServiceProvider services, CancellationToken ct = default) => OwnPolls.ReadAsync(visit, ct);

    public Task ExportAsync(Visit visit, ExportFolder to, IServiceProvider services, CancellationToken ct = default) => PollExport.AddAsync(visit, to, services.GetRequiredService<PollQueries>(), ct);

    public Task DemoAsync(DemoSpace space, IServiceProvider services, CancellationToken ct = default) => Demo.PollDemo.FillAsync(space, services, ct);

    public Task RingAsync(Visit visit, Guid thing, IServiceProvider services, CancellationToken ct = default) =>
        services.GetRequiredService<ClosingTime>().ComeAsync(visit, thing, ct);
}
