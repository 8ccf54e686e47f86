using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Bench.Support;
using Workspace.Bench.Writes;
using Workspace.Data;
using Workspace.Prose;
using Workspace.Tools.Forums;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Reading;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Bench.Forums;

/// <summary>A forum of a given size: one thread of twenty posts with reactions, read by everybody, and many of one post, of which each person has read every third.</summary>
internal sealed class ForumData(BenchData data)
{
    private const int Batch = 1_000;

    private static readonly string[] Paragraphs =
    [
        "A recorded call would do where the witness and the signer know each other, but the registry has to be able to play it back in ten years. **Who keeps it**, and in which format, is the question that decides whether this is cheaper than paper.",
        "Lenders need one answer for all of their offices. If we allow video for transfers and not for charges, each case has to be looked at twice, and that is what we wanted to be rid of.",
        "1. Say who may witness.\n2. Say what has to be visible.\n3. Say how long it is kept.",
        "I agree with the direction. We tried it with [forty deeds](https://www.gov.uk/) last year: three of them had to be signed again, all because nobody had said that the document has to be in the picture.",
    ];

    public Guid ForumId { get; private set; }

    /// <summary>The thread of twenty posts.</summary>
    public Guid ThreadId { get; private set; }

    /// <summary>Threads to write in, one for each writer.</summary>
    public IReadOnlyList<Guid> Quiet { get; private set; } = [];

    public BenchData Data => data;

    public static async Task<ForumData> CreateAsync(BenchData data, int threads)
    {
        var made = new ForumData(data);
        await made.BeginAsync();
        await made.FillAsync(threads);
        return made;
    }

    public static NewPost Words(int n) => new(Guid.CreateVersion7(), $"{Paragraphs[n % Paragraphs.Length]}\n\n{Paragraphs[(n + 1) % Paragraphs.Length]}");

    public async Task<T> AsAsync<TService, T>(int person, Func<TService, Task<T>> act) where TService : notnull
    {
        await using var scope = data.All.CreateAsyncScope();
        WritesBench.As(scope.ServiceProvider, data, data.People[person % data.People.Count]);
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    private async Task BeginAsync()
    {
        ForumId = await AsAsync<ForumActions, Guid>(0, a => a.OpenAsync(data.SpaceId, Guid.CreateVersion7(), new() { Name = "Digital deeds", Purpose = "Agree what a digital deed needs.", Rules = "Speak to the point.\nNo drafts outside this space." }));
        ThreadId = await StartAsync(0);
        for (var n = 1; n < 20; n++)
        {
            var post = await AsAsync<PostActions, PostRef>(n, a => a.WriteAsync(data.SpaceId, ThreadId, Words(n)));
            for (var r = 0; r < 3; r++) await AsAsync<PostActions, PostRef>(n + r + 1, a => a.ReactAsync(data.SpaceId, post.Id, ReactionWords.All[(n + r) % 4]));
        }
        Quiet = await Task.WhenAll(Enumerable.Range(0, 50).Select(StartAsync));
        for (var person = 0; person < data.People.Count; person++) await AsAsync<ReadingActions, bool>(person, async a => { await a.SeeAsync(data.SpaceId, ThreadId, 1, 20); return true; });
    }

    private async Task<Guid> StartAsync(int person) =>
        (await AsAsync<ThreadActions, ThreadRef>(person, a => a.StartAsync(data.SpaceId, ForumId, new(Guid.CreateVersion7(), Guid.CreateVersion7(), $"Should witnesses be able to sign by video, question {person}?", Words(person).Words, "witnesses, video")))).Id;

    // Past the doors: a hundred thousand threads through them would take longer than the measuring.
    private async Task FillAsync(int threads)
    {
        var (doc, first) = (ProseJson.Write(Workspace.Texts.PostedText.Read(Paragraphs[0], 60_000, "the post")).ToArray(), 52);
        for (var from = first; from <= threads; from += Batch)
        {
            await using var db = await data.All.GetRequiredService<IDbContextFactory<WorkspaceDb>>().CreateDbContextAsync();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            var forum = await db.Set<Forum>().SingleAsync(f => f.Id == ForumId);
            var now = TimeProvider.System.GetUtcNow();
            for (var n = from; n < from + Batch && n <= threads; n++)
            {
                var (by, at) = (data.People[n % data.People.Count], now.AddMinutes(-n));
                var thread = ForumThread.Start(forum, Guid.CreateVersion7(at), n, $"Question {n}: how long is a recording kept?", n % 5 == 0 ? ["video"] : [], by, at);
                db.Add(thread);
                db.Add(Write(null, thread, Guid.CreateVersion7(at), new(doc, Paragraphs[0], "", []), by, $"Body {n % 12}", at, null, false));
                db.Add(ThreadVoice.Of(thread, by, $"Body {n % 12}", at));
                if (n % 3 == 0) db.Add(ThreadReader.Begin(data.SpaceId, thread.Id, data.People[0], 1, at));
                Count(forum, 1);
            }
            db.ChangeTracker.DetectChanges();
            await db.SaveChangesAsync();
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = "Write")]
    private static extern ForumPost Write(ForumPost? of, ForumThread thread, Guid id, WrittenPost written, Guid by, string affiliation, DateTimeOffset at, Guid? replyTo, bool official);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Count")]
    private static extern void Count(Forum forum, int threads);
}
