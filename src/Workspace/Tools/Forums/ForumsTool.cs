using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Files.Whole;
using Workspace.Search;
using Workspace.Spaces;
using Workspace.Spaces.Links;
using Workspace.Tools.Forums.Moderation;
using Workspace.Tools.Forums.Moving;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Reading;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tools.Forums;

/// <summary>Forums: discussions that reach an outcome.</summary>
public sealed class ForumsTool : ITool
{
    public const string Forums = "forums";

    private static readonly Question<ForumThread, Guid[], NamedThread> Named = new((threads, ids) => threads.Where(t => ids.Contains(t.Id) && t.Fate == Fate.Here).Select(t => new NamedThread(t.Id, t.Number, t.Title)));

    public string Key => Forums;
    public string Name => "Forums";
    public string Icon => "messages-square";
    public int Order => 30;
    public char Letter => 'f';

    public void AddServices(IServiceCollection services) => services
        .AddSingleton<ForumPeople>().AddSingleton<VoiceCount>().AddSingleton<PostPages>().AddSingleton<ThreadKeeper>().AddScoped<ForumQueries>().AddScoped<ThreadQueries>()
        .AddScoped<ISearchSource, ForumSearch>().AddScoped<ThreadDoor>().AddScoped<ForumActions>().AddScoped<ThreadActions>().AddScoped<SummaryActions>().AddScoped<PostActions>().AddScoped<ReadingActions>()
        .AddScoped<ModerationActions>().AddScoped<ModerationQueries>().AddScoped<MovingActions>().AddScoped<MergingActions>().AddScoped<MovingQueries>().AddScoped<Pages.ReplyFirst>();

    public void MapEndpoints(IEndpointRouteBuilder app)
    {
        ForumPosts.Map(app);
        ReadingPosts.Map(app);
        ModerationPosts.Map(app);
        MovingPosts.Map(app);
        Export.ForumFiles.Map(app);
    }

    public Told? Tell(Event happened)
    {
        if (ForumEvents.Words(happened.Kind) is not { } verb || happened.SpaceId is not { } space) return null;
        if (happened.Kind.StartsWith("forum.", StringComparison.Ordinal)) return new(verb, "a forum", ForumAddresses.ToForum(space, happened.SubjectId));
        var facts = ForumEvents.Facts(happened);
        var thread = facts.Number is { } number ? ThreadWords.Reference(number) : "a thread";
        return new(verb, thread, ForumAddresses.ToThread(space, happened.SubjectId, facts.Post is { } post ? $"?post={post}#p{post}" : ""), facts.Stage is { } stage ? $"to {StageWords.Of((ThreadStage)stage)}" : null);
    }

    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(Visit visit, IReadOnlyCollection<Guid> things, CancellationToken ct = default)
    {
        var names = (await visit.AskAsync(Named, things.ToArray(), ct)).ToDictionary(t => t.Id, t => $"{ThreadWords.Reference(t.Number)} {t.Title}");
        if (names.Count < things.Count) foreach (var forum in await visit.Query<Forum>().Where(f => things.Contains(f.Id)).Select(f => new { f.Id, f.Name }).ToListAsync(ct)) names[forum.Id] = forum.Name;
        if (names.Count < things.Count) foreach (var post in await ForumSearch.Readable(visit, things).Select(p => new { p.Post.Id, p.Post.Number, Thread = p.Thread.Number }).ToListAsync(ct)) names[post.Id] = ThreadWords.PostOf(post.Number, post.Thread);
        return names;
    }

    public Task<IReadOnlySet<Guid>> QuietAsync(Visit visit, IReadOnlyCollection<Guid> things, CancellationToken ct = default) => Watched.QuietAsync(visit, things, ct);

    public async Task<IReadOnlyList<Card>> CardsAsync(Visit visit, IReadOnlyCollection<Guid>? things, CancellationToken ct = default) =>
        [.. (await visit.Query<ForumThread>().Where(t => t.Fate == Fate.Here && (things == null || things.Contains(t.Id))).OrderByDescending(t => t.Number).Take(Card.Most).Select(t => new { t.Id, t.Number, t.Title, t.Stage }).ToListAsync(ct))
            .Select(t => new Card(t.Id, $"{ThreadWords.Reference(t.Number)} {t.Title}", "Thread", StageWords.Of(t.Stage)))];

    public async Task<IReadOnlyList<Duty>> DutiesAsync(Visit visit, CancellationToken ct = default) => [.. await ForumDuties.ReadAsync(visit, ct), .. await ModerationDuties.ReadAsync(visit, ct)];

    public Task<IReadOnlyList<OwnWork>> WroteAsync(Visit visit, IServiceProvider services, CancellationToken ct = default) => OwnForums.ReadAsync(visit, services.GetRequiredService<Texts.History.OwnWords>(), ct);

    public IReadOnlyList<SearchCommand> Offers(Guid spaceId, Role role) => role >= Role.Facilitator ? [new("New forum", Icon, ForumAddresses.To(spaceId, "/new"))] : [];

    public string? AddressOf(Guid spaceId, Guid thing) => ForumAddresses.ToThread(spaceId, thing);

    public async Task<Guid> PageOfAsync(Visit visit, Guid thing, CancellationToken ct = default) =>
        await visit.Query<ForumPost>().Where(p => p.Id == thing).Select(p => (Guid?)p.ThreadId).FirstOrDefaultAsync(ct) ?? thing;

    public async Task<Origin?> OriginAsync(Visit visit, Guid thing, CancellationToken ct = default)
    {
        var thread = await visit.Query<ForumThread>().FirstOrDefaultAsync(t => t.Id == thing && t.Fate == Fate.Here, ct);
        if (thread is null) return null;
        var outcome = thread.OutcomeId is { } id ? await visit.Query<ThreadOutcome>().Where(o => o.Id == id).Select(o => o.Words).FirstOrDefaultAsync(ct) : null;
        return new(thread.Title, outcome ?? "");
    }

    public Task ExportAsync(Visit visit, ExportFolder to, IServiceProvider services, CancellationToken ct = default) => WholeForums.AddAsync(visit, to, ct);

    public Task DemoAsync(DemoSpace space, IServiceProvider services, CancellationToken ct = default) => Demo.ForumDemo.FillAsync(space, services, ct);

    private sealed record NamedThread(Guid Id, int Number, string Title);
}
