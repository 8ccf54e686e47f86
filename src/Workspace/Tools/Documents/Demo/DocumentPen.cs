using Microsoft.EntityFrameworkCore;
using Workspace.Operations.Demo;
using Workspace.People;
using Workspace.Prose;
using Workspace.Prose.Markdown;
using Workspace.Spaces;
using Workspace.Tools.Documents.Comments;
using Workspace.Tools.Documents.Review;
using Workspace.Tools.Documents.Suggestions;

namespace Workspace.Tools.Documents.Demo;

/// <summary>Writes in documents as the people of the example organisation would have, on the days they would have.</summary>
internal sealed class DocumentPen(DemoSpace space, IServiceProvider services, CancellationToken ct)
{
    private readonly DemoClock? _clock = services.GetService<DemoClock>();
    private readonly Dictionary<string, Guid> _comments = [];
    private Dictionary<string, Guid> _people = [];
    private DateTimeOffset _now;

    public Guid SpaceId => space.SpaceId;

    public async Task BeginAsync()
    {
        await using var visit = await services.GetRequiredService<SpaceAccess>().EnterAsAsync(space.OwnerId, space.SpaceId, Role.Reader, DocumentsTool.Documents, ct);
        _people = (await visit.Members().Where(m => m.LeftAt == null).ToListAsync(ct)).GroupBy(m => m.Name).ToDictionary(g => g.Key, g => g.First().PersonId);
        _clock?.Be(TimeSpan.Zero);
        _now = services.GetRequiredService<TimeProvider>().GetUtcNow();
    }

    /// <summary>So many days ago, at that hour.</summary>
    public void On(int daysAgo, double hour) => _clock?.Be(_now - new DateTimeOffset(_now.UtcDateTime.Date, TimeSpan.Zero).AddDays(-daysAgo).AddHours(hour));

    public DateOnly Day(int days) => DateOnly.FromDateTime(_now.UtcDateTime).AddDays(days);

    public Guid Person(string name) => _people.TryGetValue(name, out var id) ? id : space.OwnerId;

    /// <summary>Somebody's name in a text, as it asks them to look.</summary>
    public string Mention(string name) => $"[@{name}](person:{Person(name)})";

    public Task<Guid> StartAsync(string by, string title) => AsAsync<DocumentActions, Guid>(by, a => a.StartAsync(space.SpaceId, Guid.CreateVersion7(), title, ct: ct));

    /// <summary>Adds paragraphs in Markdown at the end.</summary>
    public Task WriteAsync(Guid id, string by, string markdown) => ChangeAsync(id, by, doc =>
    {
        var written = MarkdownReader.Read(markdown).Doc;
        var empty = doc.ChildCount == 1 && doc.Content.Size == 2;
        return [new ReplaceStep(empty ? 0 : doc.Content.Size, doc.Content.Size, new Slice(written.Content, 0, 0))];
    });

    public Task ReplaceAsync(Guid id, string by, string words, string with) => ChangeAsync(id, by, doc =>
        Anchors.Find(doc, words) is { } at ? [new ReplaceStep(at.From, at.To, new Slice(Fragment.From(Schema.Standard.Text(with)), 0, 0))] : []);

    /// <summary>Suggests that these words become others; none: that they go.</summary>
    public Task SuggestAsync(Guid id, string by, string words, string with) => ChangeAsync(id, by, doc =>
    {
        if (Anchors.Find(doc, words) is not { } at) return [];
        ReadOnlySpan<(string, object?)> attrs = [("id", Guid.CreateVersion7().ToString("N")), ("person", Person(by).ToString()), ("at", Clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture))];
        var (deletion, insertion) = (Schema.Standard.Mark("deletion", attrs), Schema.Standard.Mark("insertion", attrs));
        Step gone = new AddMarkStep(at.From, at.To, deletion);
        return with.Length == 0 ? [gone] : [gone, new ReplaceStep(at.To, at.To, new Slice(Fragment.From(Schema.Standard.Text(with, insertion)), 0, 0))];
    });

    public async Task CommentAsync(Guid id, string by, string words, string quote = "", string? name = null) =>
        _comments[name ?? words] = await AsAsync<CommentActions, Guid>(by, a => a.AddAsync(space.SpaceId, id, new(Guid.CreateVersion7(), words, quote), ct));

    public Task ReplyAsync(Guid id, string by, string comment, string words) => AsAsync<CommentActions>(by, a => a.ReplyAsync(space.SpaceId, id, _comments[comment], Guid.CreateVersion7(), words, ct));

    public Task ResolveAsync(Guid id, string by, string comment, Outcome outcome, string reason) => AsAsync<CommentActions>(by, a => a.ResolveAsync(space.SpaceId, id, _comments[comment], 0, outcome, reason, ct));

    public Task DecideAllAsync(Guid id, string by, bool accept, string reason) => AsAsync<SuggestionActions>(by, a => a.DecideAsync(space.SpaceId, id, null, accept, reason, ct));

    /// <summary>Names the text as it is now.</summary>
    public Task NameAsync(Guid id, string by, string name) => AsAsync<DocumentDoor>(by, async door =>
    {
        int version;
        await using (var opened = await door.OpenAsync(space.SpaceId, id, Role.Reader, ct)) version = (await services.GetRequiredService<DocumentTexts>().NowAsync(opened.Visit, id, ct)).Version;
        await AsAsync<History.HistoryActions>(by, a => a.NameAsync(space.SpaceId, id, version, name, ct));
    });

    public Task<Guid> ReviewAsync(Guid id, string by, RoundKind kind, int dueIn, string instructions, params string[] reviewers) =>
        AsAsync<RoundActions, Guid>(by, a => a.StartAsync(space.SpaceId, id, Guid.CreateVersion7(), new(kind, Day(dueIn), instructions, [.. reviewers.Where(_people.ContainsKey).Select(Person)]), ct));

    public Task AnswerAsync(Guid id, Guid round, string by, ReviewResult result, string note = "") => AsAsync<RoundActions>(by, a => a.AnswerAsync(space.SpaceId, id, round, result, note, ct));

    public Task CloseAsync(Guid id, Guid round, RoundOutcome outcome, string note = "") => AsAsync<RoundActions>("", a => a.CloseAsync(space.SpaceId, id, round, 0, outcome, note, ct));

    public Task AsAsync<T>(string by, Func<T, Task> act) where T : notnull => AsAsync<T, bool>(by, async service =>
    {
        await act(service);
        return true;
    });

    private TimeProvider Clock => services.GetRequiredService<TimeProvider>();

    private Task ChangeAsync(Guid id, string by, Func<Node, IReadOnlyList<Step>> change) => AsAsync<DocumentDoor>(by, async door =>
    {
        await using var opened = await door.OpenAsync(space.SpaceId, id, Role.Reader, ct);
        await services.GetRequiredService<DocumentTexts>().ChangeAsync(opened, change, null, opened.Rights.Right, ct);
    });

    // Each act in a scope of its own, as this person; the owner where the name is not of this space.
    private async Task<TResult> AsAsync<T, TResult>(string by, Func<T, Task<TResult>> act) where T : notnull
    {
        await using var scope = services.CreateAsyncScope();
        var (mine, now) = (services.GetRequiredService<CurrentPerson>().SignedIn!, Clock.GetUtcNow());
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().Is(mine with { PersonId = Person(by), Name = by.Length > 0 ? by : mine.Name, SeenAt = now });
        return await act(scope.ServiceProvider.GetRequiredService<T>());
    }
}
