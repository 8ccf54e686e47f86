using Microsoft.EntityFrameworkCore;
using Workspace.Activity;
using Workspace.People;
using Workspace.Spaces;

namespace Workspace.Texts.Named;

/// <summary>Reads where the person asking is named and has not said that it is done: once for all pages of a space, until something happens there.</summary>
public sealed class NamedQueries(SpaceAccess spaces, CurrentPerson current, Glances glances)
{
    internal const int Most = 50;

    private static readonly Question<TextMention, Guid, TextMention> Waiting = new((mentions, person) => mentions.Where(m => m.PersonId == person && m.AnsweredAt == null && m.Stands).OrderBy(m => m.At).Take(Most));

    public async Task<IReadOnlyList<NamedHere>> OnAsync(Guid spaceId, Guid thingId, CancellationToken ct = default)
    {
        var me = current.Id ?? throw Refusal.SignedOut();
        return [.. (await glances.GetAsync(spaceId, me, Glances.Named, () => ReadAsync(me, spaceId, ct))).Where(n => n.ThingId == thingId)];
    }

    /// <summary>What waits, with the texts that the person of the visit may read.</summary>
    internal static async Task<IReadOnlyList<(TextMention Mention, SharedText Text)>> WaitingAsync(Visit visit, CancellationToken ct)
    {
        var waiting = await visit.AskAsync(Waiting, visit.PersonId, ct);
        if (waiting.Count == 0) return []; // most often
        var ids = waiting.Select(m => m.TextId).ToArray();
        var texts = await visit.Query<SharedText>().Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, ct);
        return [.. waiting.Select(m => (Mention: m, Text: texts[m.TextId])).Where(w => SharedTexts.RightOf(visit, w.Text) >= TextRight.Read)];
    }

    private async Task<IReadOnlyList<NamedHere>> ReadAsync(Guid personId, Guid spaceId, CancellationToken ct)
    {
        await using var visit = await spaces.EnterAsAsync(personId, spaceId, Role.Reader, ct: ct);
        if (visit.IsArchived || await WaitingAsync(visit, ct) is not { Count: > 0 } waiting)
        {
            return [];
        }

        var by = waiting.Select(w => w.Mention.ById).ToHashSet();
        var names = await visit.Members().Where(m => by.Contains(m.PersonId)).ToDictionaryAsync(m => m.PersonId, m => m.Name, ct);
        return [.. waiting.Select(w => new NamedHere(w.Text.Id, w.Text.ThingId, names.GetValueOrDefault(w.Mention.ById, "Somebody"), w.Mention.At))];
    }
}

/// <summary>Who named the reader in a text, and when.</summary>
public sealed record NamedHere(Guid TextId, Guid ThingId, string By, DateTimeOffset At);
