using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;
using Workspace.Tools.Forums.Posts;
using Workspace.Tools.Forums.Threads;

namespace Workspace.Tools.Forums;

/// <summary>What forums have waiting for a person: posts that name them.</summary>
internal static class ForumDuties
{
    private const int Most = 50;

    public static async Task<IReadOnlyList<Duty>> ReadAsync(Visit visit, CancellationToken ct)
    {
        var named = await (
            from mention in visit.Query<PostMention>()
            where mention.PersonId == visit.PersonId && mention.AnsweredAt == null
            join thread in visit.Query<ForumThread>() on mention.ThreadId equals thread.Id
            where thread.Fate == Fate.Here
            orderby mention.At
            select new { mention.PostId, thread.Number, thread.Title }).Take(Most).ToListAsync(ct);
        return [.. named.Select(n => new Duty($"You are named in {ThreadWords.Reference(n.Number)}", n.Title, null, "Answer", ForumAddresses.ToPost(visit.SpaceId, n.PostId)))];
    }
}
