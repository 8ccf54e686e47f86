using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tools.Forums.Moving;

/// <summary>What moderators see before they move, split or join.</summary>
public sealed class MovingQueries(ThreadDoor door, ForumPeople people)
{
    /// <summary>How many posts one page offers to choose from.</summary>
    public const int Most = 200;
    private const int MostForums = 200, Shown = 160;

    public async Task<MovingView> ReadAsync(Guid spaceId, Guid threadId, int from, CancellationToken ct = default)
    {
        await using var visit = await door.EnterAsync(spaceId, Role.Reader, ct);
        var thread = await visit.Query<ForumThread>().FirstOrDefaultAsync(t => t.Id == threadId && t.Fate == Fate.Here, ct) ?? throw Refusal.NotFound();
        var forums = await visit.Query<Forum>().OrderBy(f => f.Place).Take(MostForums).ToListAsync(ct);
        var own = forums.First(f => f.Id == thread.ForumId);
        if (!visit.May(own.ModerateFrom)) throw Refusal.Forbidden($"You can read this. {RoleWords.WhoMay(own.ModerateFrom)}");
        var names = await people.OfAsync(visit, ct);
        var posts = await visit.Query<ForumPost>().Where(p => p.ThreadId == threadId && p.Number >= from && p.Number > 1 && p.MovedToId == null).OrderBy(p => p.Number).Take(Most)
            .Select(p => new { p.Id, p.Number, p.ById, p.At, Words = p.DeletedAt != null ? "" : p.Words.Substring(0, p.Words.Length < Shown ? p.Words.Length : Shown) }).ToListAsync(ct);
        return new(visit.SpaceName, thread, own, [.. forums.Where(f => !f.IsClosed && visit.May(f.ModerateFrom))], [.. posts.Select(p => new MovablePost(p.Id, p.Number, names.Name(p.ById), p.At, Beginning(p.Words)))]);
    }

    // Ends at a word.
    private static string Beginning(string words) => words.Length < Shown ? words : words[..(words.LastIndexOf(' ') is var space and > 0 ? space : Shown)] + "…";

    /// <summary>The thread that somebody names by its number or its address.</summary>
    public async Task<Guid> FindAsync(Guid spaceId, string? named, CancellationToken ct = default)
    {
        await using var visit = await door.EnterAsync(spaceId, Role.Reader, ct);
        var words = Text.Line(named, 500, "the number of the thread, for example T-12", "Into");
        var number = int.TryParse(words.TrimStart('T', 't', '-', ' '), out var typed) ? typed : 0;
        var id = words.Split(['/', '?', '#']).Select(part => Guid.TryParse(part, out var known) && known != spaceId ? known : Guid.Empty).LastOrDefault(known => known != Guid.Empty);
        return await visit.Query<ForumThread>().Where(t => t.Fate == Fate.Here && (t.Number == number || t.Id == id)).Select(t => (Guid?)t.Id).FirstOrDefaultAsync(ct)
            ?? throw Refusal.Wrong("There is no such thread in this space. Enter its number, for example T-12.", "Into");
    }
}

/// <summary>A thread with where it could go and which posts could leave it.</summary>
public sealed record MovingView(string Space, ForumThread Thread, Forum Forum, IReadOnlyList<Forum> Forums, IReadOnlyList<MovablePost> Posts);

/// <summary>A post that could go into a thread of its own, with its first words.</summary>
public sealed record MovablePost(Guid Id, int Number, string By, DateTimeOffset At, string Words);
