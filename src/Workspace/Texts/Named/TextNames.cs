using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.Data;
using Workspace.Live;
using Workspace.Spaces;
using Workspace.Texts.Writing;
using Workspace.Tools;

namespace Workspace.Texts.Named;

/// <summary>Asks those whose names people have written into a text, a moment after it was stored: by mail at once, and as something that waits. It never holds up the writing.</summary>
internal sealed class TextNames(IDbContextFactory<WorkspaceDb> databases, DocCache cache, TextVisits visits, Toolbox toolbox, Glances glances, OpenPages pages)
{
    /// <summary>The text as it was last told of: what came since is looked at. Looked at twice, nobody is asked twice.</summary>
    public async Task LookAsync(SharedText text, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var known = await db.Set<TextMention>().AsNoTracking().Where(m => m.TextId == text.Id).ToListAsync(ct);
        var standing = PostedText.People(cache.Find(text.Id, text.Version) ?? (await TextLog.ReadAsync(db, text.Id, ct: ct)).Doc);
        var unknown = standing.Except(known.Select(m => m.PersonId)).ToHashSet();
        var named = unknown.Count == 0 ? new Dictionary<Guid, Guid>() : NewlyNamed.In(await TextLog.CommitsAsync(db, text.Id, text.ToldVersion, ct: ct), unknown);
        if (named.Count > 0 || known.Exists(m => m.Stands != standing.Contains(m.PersonId)))
        {
            try
            {
                await KeepAsync(text, standing, named, ct);
            }
            catch (Refusal refusal) when (refusal.Kind == RefusalKind.Conflict)
            {
                await KeepAsync(text, standing, named, ct); // another server looked at the same moment: what it asked is asked
            }
        }
    }

    private async Task KeepAsync(SharedText text, IReadOnlyCollection<Guid> standing, IReadOnlyDictionary<Guid, Guid> named, CancellationToken ct)
    {
        if (await visits.EnterAsync(text, ct) is not { } visit)
        {
            return;
        }

        await using (visit)
        {
            var waiting = await visit.Tracked<TextMention>().Where(m => m.TextId == text.Id).ToListAsync(ct);
            waiting.ForEach(m => m.Stand(standing.Contains(m.PersonId)));
            await AskAsync(visit, text, named.Where(n => !waiting.Exists(m => m.PersonId == n.Key)), ct);
            await visit.SaveAsync(ct);
            foreach (var person in waiting.Select(m => m.PersonId).Concat(named.Keys))
            {
                glances.ForgetDuties(text.SpaceId, person);
            }
        }

        pages.Tell(text.ThingId, text.SpaceId);
    }

    // Those who may read it: everybody else is left as a name. What cannot be seen, in the trash or a tool that is off, asks nobody.
    private async Task AskAsync(Visit visit, SharedText text, IEnumerable<KeyValuePair<Guid, Guid>> named, CancellationToken ct)
    {
        if (!visit.Has(text.Tool) || toolbox.Find(text.Tool) is not { } tool || await tool.CardsAsync(visit, [text.ThingId], ct) is not [var card, ..])
        {
            return;
        }

        var asked = named.Take(PostedText.MostPeople).ToDictionary();
        Guid[] people = [.. asked.Keys];
        var readers = await visit.Members().Where(m => people.Contains(m.PersonId) && m.LeftAt == null).Select(m => new { m.PersonId, m.Role }).ToListAsync(ct);
        foreach (var reader in readers.Where(r => text.Rules.For(r.Role) >= TextRight.Read))
        {
            visit.Add(TextMention.Of(text, reader.PersonId, asked[reader.PersonId], visit.Now));
            visit.Ask(reader.PersonId, "named you in", card.Title, $"{tool.AddressOf(visit.SpaceId, text.ThingId)}#{NamedPart.Anchor}", asked[reader.PersonId]);
        }
    }
}
