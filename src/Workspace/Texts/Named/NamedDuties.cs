using Workspace.Spaces;
using Workspace.Tools;

namespace Workspace.Texts.Named;

/// <summary>What waits for somebody because they are named in a text: things of any tool whose words people write together.</summary>
internal static class NamedDuties
{
    public static async Task<IReadOnlyList<(string Tool, Duty Duty)>> ReadAsync(Visit visit, Toolbox toolbox, CancellationToken ct = default)
    {
        var duties = new List<(string, Duty)>();
        foreach (var ofTool in (await NamedQueries.WaitingAsync(visit, ct)).GroupBy(w => w.Text.Tool).Where(group => visit.Has(group.Key)))
        {
            if (toolbox.Find(ofTool.Key) is { } tool)
            {
                var cards = await tool.CardsAsync(visit, [.. ofTool.Select(w => w.Text.ThingId).Distinct()], ct);
                duties.AddRange(cards.Select(card => (tool.Key, new Duty($"You are named in a {card.Kind.ToLowerInvariant()}", card.Title, null, "Read it", $"{tool.AddressOf(visit.SpaceId, card.Id)}#{NamedPart.Anchor}"))));
            }
        }

        return duties;
    }
}
