using Microsoft.EntityFrameworkCore;
using Workspace.Spaces;

namespace Workspace.Tools.Forums;

/// <summary>Opening forums, saying what they are for and who may do what in them.</summary>
public sealed class ForumActions(SpaceAccess spaces)
{
    private const int MostForums = 100, MostSpeakers = 50;

    /// <summary>Opens a forum under an id of the form's own, so that a form sent twice opens it once.</summary>
    public async Task<Guid> OpenAsync(Guid spaceId, Guid id, ForumDetails details, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, ct);
        var known = await visit.Query<Forum>().Select(f => new { f.Id, f.Place }).ToListAsync(ct);
        if (known.Any(f => f.Id == id)) return id;
        if (known.Count >= MostForums) throw Refusal.Wrong($"This space has {MostForums} forums, which is the most. Use threads and tags instead.");
        var forum = Forum.Open(spaceId, id, details, known.Select(f => f.Place).DefaultIfEmpty(0).Max() + 1, visit.PersonId, visit.Now);
        visit.Add(forum);
        visit.Record(ForumEvents.Opened, forum);
        await visit.SaveAsync(ct);
        return id;
    }

    public Task ChangeAsync(Guid spaceId, Guid id, int edition, ForumDetails details, CancellationToken ct = default) =>
        HoldAsync(spaceId, id, ForumEvents.Changed, (forum, _) => forum.Change(details, edition), ct);

    /// <summary>It can be read, and takes no more threads and posts.</summary>
    public Task CloseAsync(Guid spaceId, Guid id, CancellationToken ct = default) => HoldAsync(spaceId, id, ForumEvents.Closed, (forum, visit) => forum.Close(visit.PersonId, visit.Now), ct);

    public Task ReopenAsync(Guid spaceId, Guid id, CancellationToken ct = default) => HoldAsync(spaceId, id, ForumEvents.Reopened, (forum, _) => forum.Reopen(), ct);

    /// <summary>Puts a forum one place up or down in the list.</summary>
    public async Task MoveAsync(Guid spaceId, Guid id, bool up, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, ct);
        var forums = await visit.Tracked<Forum>().OrderBy(f => f.Place).ThenBy(f => f.Id).Take(MostForums).ToListAsync(ct);
        var at = forums.FindIndex(f => f.Id == id);
        if (at < 0) throw Refusal.NotFound();
        var other = up ? at - 1 : at + 1;
        if (other < 0 || other >= forums.Count) return;
        (forums[at], forums[other]) = (forums[other], forums[at]);
        for (var i = 0; i < forums.Count; i++) forums[i].MoveTo(i + 1);
        visit.Record(ForumEvents.Changed, forums[other]);
        await visit.SaveAsync(ct);
    }

    /// <summary>Names those whose replies may be official.</summary>
    public async Task NameSpeakersAsync(Guid spaceId, Guid id, IReadOnlyCollection<Guid> people, CancellationToken ct = default)
    {
        await using var visit = await EnterAsync(spaceId, ct);
        var forum = await visit.FindAsync<Forum>(id, ct);
        if (people.Count > MostSpeakers) throw Refusal.Wrong($"Name at most {MostSpeakers} people.", "Speakers");
        if (await visit.Members().CountAsync(m => m.LeftAt == null && people.Contains(m.PersonId), ct) != people.Distinct().Count()) throw Refusal.Wrong("Choose people who are in this space.", "Speakers");
        var known = await visit.Tracked<ForumSpeaker>().Where(s => s.ForumId == id).ToListAsync(ct);
        foreach (var former in known.Where(s => !people.Contains(s.PersonId))) visit.Remove(former);
        foreach (var person in people.Distinct().Where(p => known.All(s => s.PersonId != p))) visit.Add(ForumSpeaker.Name(forum, person, visit.PersonId, visit.Now));
        visit.Record(ForumEvents.SpeakersNamed, forum);
        await visit.SaveAsync(ct);
    }

    // Read and changed inside the saving transaction: threads that begin meanwhile are counted in the same row.
    private async Task HoldAsync(Guid spaceId, Guid id, string kind, Action<Forum, Visit> change, CancellationToken ct)
    {
        await using var visit = await EnterAsync(spaceId, ct);
        await visit.SaveAsync(async stop =>
        {
            await visit.HoldAsync<Forum>(id, alone: true, stop);
            var forum = await visit.FindAsync<Forum>(id, stop);
            change(forum, visit);
            visit.Record(kind, forum);
        }, ct);
    }

    private Task<Visit> EnterAsync(Guid spaceId, CancellationToken ct) => spaces.EnterAsync(spaceId, Role.Facilitator, ForumsTool.Forums, ct);
}
