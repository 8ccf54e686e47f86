using Microsoft.EntityFrameworkCore;
using Workspace.Files.Uploads;
using Workspace.Operations.Demo;
using Workspace.People;
using Workspace.Prose.Markdown;
using Workspace.Spaces;
using Workspace.Texts;
using Workspace.Tools.Forums.Moderation;
using Workspace.Tools.Forums.Moving;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Reading;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tools.Forums.Demo;

/// <summary>Writes in forums as the people of the example organisation would have, on the days they would have.</summary>
internal sealed class ForumPen(DemoSpace space, IServiceProvider services, CancellationToken ct)
{
    private readonly DemoClock? _clock = services.GetService<DemoClock>();
    private readonly Dictionary<string, Guid> _posts = new(StringComparer.Ordinal);
    private Dictionary<string, (Guid Id, Role Role)> _people = [];
    private DateTimeOffset _now;

    public async Task BeginAsync()
    {
        await using var visit = await services.GetRequiredService<SpaceAccess>().EnterAsAsync(space.OwnerId, space.SpaceId, Role.Reader, ForumsTool.Forums, ct);
        _people = (await visit.Members().Where(m => m.LeftAt == null).ToListAsync(ct)).GroupBy(m => m.Name).ToDictionary(g => g.Key, g => (g.First().PersonId, g.First().Role));
        _clock?.Be(TimeSpan.Zero);
        _now = services.GetRequiredService<TimeProvider>().GetUtcNow();
    }

    /// <summary>So many days ago, at that hour; today: so many hours ago.</summary>
    public void On(int daysAgo, double hour) => _clock?.Be(daysAgo == 0 ? TimeSpan.FromHours(hour) : _now - new DateTimeOffset(_now.UtcDateTime.Date, TimeSpan.Zero).AddDays(-daysAgo).AddHours(hour));

    public Task<Guid> OpenAsync(ForumDetails details, params string[] speakers) => AsAsync<ForumActions, Guid>("", async a =>
    {
        var id = await a.OpenAsync(space.SpaceId, Guid.CreateVersion7(), details, ct);
        await a.NameSpeakersAsync(space.SpaceId, id, [.. speakers.Where(_people.ContainsKey).Select(name => _people[name].Id)], ct);
        return id;
    });

    public async Task<Guid> StartAsync(Guid forum, string by, string title, string words, string tags = "") =>
        (await AsAsync<ThreadActions, ThreadRef>(May(by, Role.Contributor), a => a.StartAsync(space.SpaceId, forum, new(Guid.CreateVersion7(), Guid.CreateVersion7(), title, words, tags), ct))).Id;

    /// <summary>Somebody who only reads here says nothing.</summary>
    public async Task SayAsync(Guid thread, string by, string words, string? name = null, string? to = null, bool official = false)
    {
        if (!_people.TryGetValue(by, out var person) || person.Role < Role.Commenter) return;
        _posts[name ?? words] = (await AsAsync<PostActions, PostRef>(by, a => a.WriteAsync(space.SpaceId, thread, new(Guid.CreateVersion7(), words, to is not null && _posts.TryGetValue(to, out var answered) ? answered : null, official), ct))).Id;
    }

    public Task AttachAsync(string post, string by, string name, ReadOnlySpan<byte> content)
    {
        var bytes = content.ToArray();
        return _posts.TryGetValue(post, out var id) ? AsAsync<UploadActions>(May(by, Role.Contributor), a => a.SendAsync(space.SpaceId, new(new(ForumsTool.Forums, id), null, name, bytes.Length), new MemoryStream(bytes), ct)) : Task.CompletedTask;
    }

    public async Task ReactAsync(string post, Reaction kind, params string[] people)
    {
        if (!_posts.TryGetValue(post, out var id)) return;
        foreach (var name in people.Where(n => _people.TryGetValue(n, out var p) && p.Role >= Role.Commenter)) await AsAsync<PostActions>(name, a => a.ReactAsync(space.SpaceId, id, kind, ct));
    }

    public Task EditAsync(string post, string by, string words) => _posts.TryGetValue(post, out var id) ? AsAsync<PostActions>(by, a => a.EditAsync(space.SpaceId, id, 0, words, ct)) : Task.CompletedTask;

    public Task DeleteAsync(string post, string by) => _posts.TryGetValue(post, out var id) ? AsAsync<PostActions>(by, a => a.DeleteAsync(space.SpaceId, id, ct)) : Task.CompletedTask;

    /// <summary>Has read the thread so far.</summary>
    public Task ReadAsync(Guid thread, string by) => AsAsync<ReadingActions>(by, a => a.SeeAsync(space.SpaceId, thread, 1, int.MaxValue, ct));

    public Task FlagAsync(string post, string by, string reason) => _posts.TryGetValue(post, out var id) && _people.ContainsKey(by) ? AsAsync<ModerationActions>(by, a => a.FlagAsync(space.SpaceId, id, Guid.CreateVersion7(), reason, ct)) : Task.CompletedTask;

    public Task HideAsync(string post, string rule, string note) => _posts.TryGetValue(post, out var id) ? AsAsync<ModerationActions>("", a => a.HideAsync(space.SpaceId, id, rule, note, ct)) : Task.CompletedTask;

    public Task KeepAsync(string post, string answer) => _posts.TryGetValue(post, out var id) ? AsAsync<ModerationActions>("", a => a.KeepAsync(space.SpaceId, id, answer, ct)) : Task.CompletedTask;

    public Task MoveAsync(Guid thread, Guid forum) => AsAsync<MovingActions>("", a => a.MoveAsync(space.SpaceId, thread, forum, ct));

    public Task MoveOnAsync(Guid thread, ThreadStage stage) => AsAsync<ThreadActions>("", a => a.MoveOnAsync(space.SpaceId, thread, stage, ct));

    public Task PinAsync(Guid thread) => AsAsync<ThreadActions>("", a => a.PinAsync(space.SpaceId, thread, true, ct));

    public Task CloseAsync(Guid thread, string because) => AsAsync<ThreadActions>("", a => a.CloseAsync(space.SpaceId, thread, because, ct));

    public Task ConcludeAsync(Guid thread, string by, string words) => AsAsync<SummaryActions>(May(by, Role.Facilitator), a => a.ConcludeAsync(space.SpaceId, thread, Guid.CreateVersion7(), words, ct));

    public async Task SummariseAsync(Guid thread, string by, string markdown)
    {
        var writer = May(by, Role.Contributor);
        var text = await AsAsync<SummaryActions, Guid>(writer, a => a.BeginAsync(space.SpaceId, thread, ct));
        await AsAsync<SpaceAccess>(writer, async spaces =>
        {
            await using var visit = await spaces.EnterAsync(space.SpaceId, Role.Contributor, ForumsTool.Forums, ct);
            await services.GetRequiredService<SharedTexts>().ReplaceAsync(visit, text, MarkdownReader.Read(markdown).Doc, ct: ct);
        });
    }

    private string May(string name, Role least) => _people.TryGetValue(name, out var person) && person.Role >= least ? name : "";

    public Task AsAsync<T>(string by, Func<T, Task> act) where T : notnull => AsAsync<T, bool>(by, async service =>
    {
        await act(service);
        return true;
    });

    // Each act in a scope of its own, as this person; the owner where nobody is named.
    private async Task<TResult> AsAsync<T, TResult>(string by, Func<T, Task<TResult>> act) where T : notnull
    {
        await using var scope = services.CreateAsyncScope();
        var (mine, now) = (services.GetRequiredService<CurrentPerson>().SignedIn!, services.GetRequiredService<TimeProvider>().GetUtcNow());
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().Is(mine with { PersonId = _people.TryGetValue(by, out var person) ? person.Id : space.OwnerId, Name = by.Length > 0 ? by : mine.Name, SeenAt = now });
        return await act(scope.ServiceProvider.GetRequiredService<T>());
    }
}
