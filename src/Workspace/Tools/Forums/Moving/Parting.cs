using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Reading;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tools.Forums.Moving;

/// <summary>Posts on their way from one thread into a new one, with all that hangs on them: who is named, who was heard, flags, and how far people have read. Within the transaction that holds the old thread.</summary>
internal sealed class Parting(Visit visit, ForumThread from, ForumThread to, IReadOnlyList<ForumPost> posts)
{
    private const int MostReaders = 5_000;
    private readonly Guid[] _ids = [.. posts.Select(p => p.Id)];
    private readonly int[] _before = [.. posts.Select(p => p.Number)];

    public async Task GoAsync(CancellationToken ct)
    {
        foreach (var post in posts)
        {
            visit.Add(ForumPost.PlaceOf(post, post.Id));
            post.MoveTo(to.Id, to.Receive(post));
        }
        from.Count(-posts.Count(p => p.IsShown));
        foreach (var mention in await visit.Tracked<PostMention>().Where(m => _ids.Contains(m.PostId)).ToListAsync(ct)) mention.MoveTo(to.Id);
        await HearAsync(ct);
        await FlagAsync(ct);
        await ReadAsync(ct);
    }

    private async Task HearAsync(CancellationToken ct)
    {
        var heard = posts.Where(p => p.IsShown).DistinctBy(p => p.ById).ToList();
        foreach (var post in heard) visit.Add(ThreadVoice.Of(to, post.ById, post.Affiliation, post.At));
        to.Hear(heard.Count, Organisations(heard.Select(p => p.Affiliation)));
        await FallSilentAsync(visit, from, _ids, [.. heard.Select(p => p.ById)], ct);
    }

    /// <summary>Posts have left the thread: who wrote nothing else in it is not heard there any more.</summary>
    internal static async Task FallSilentAsync(Visit visit, ForumThread from, Guid[] left, Guid[] authors, CancellationToken ct)
    {
        var still = await visit.Query<ForumPost>().Where(p => p.ThreadId == from.Id && !left.Contains(p.Id) && authors.Contains(p.ById) && p.DeletedAt == null && p.HiddenAt == null && p.MovedToId == null).Select(p => p.ById).Distinct().ToListAsync(ct);
        var voices = await visit.Tracked<ThreadVoice>().Where(v => v.ThreadId == from.Id).ToListAsync(ct);
        var gone = voices.Where(v => authors.Contains(v.PersonId) && !still.Contains(v.PersonId)).ToList();
        foreach (var voice in gone) visit.Remove(voice);
        from.Hear(-gone.Count, Organisations(voices.Except(gone).Select(v => v.Affiliation)) - Organisations(voices.Select(v => v.Affiliation)));
    }

    private async Task FlagAsync(CancellationToken ct)
    {
        var flags = await MovingActions.OpenFlagsAsync(visit, visit.Tracked<ForumPost>().Where(p => _ids.Contains(p.Id)).Select(p => p.Id), ct);
        foreach (var flag in flags) flag.MoveTo(to.ForumId);
        from.Flag(-flags.Count);
        to.Flag(flags.Count);
    }

    // What somebody has read, they have read; whoever watches goes on watching both.
    private async Task ReadAsync(CancellationToken ct)
    {
        var readers = await visit.Query<ThreadReader>().Where(r => r.ThreadId == from.Id && (r.SeenTo >= _before[0] || r.Watch != null)).OrderBy(r => r.Id).Take(MostReaders).ToListAsync(ct);
        foreach (var reader in readers)
        {
            var goesOn = ThreadReader.Begin(to.SpaceId, to.Id, reader.PersonId, _before.Count(n => n <= reader.SeenTo), reader.SeenAt);
            goesOn.Choose(reader.Watch);
            visit.Add(goesOn);
        }
    }

    private static int Organisations(IEnumerable<string> affiliations) => affiliations.Where(a => a.Length > 0).Distinct(StringComparer.Ordinal).Count();
}
