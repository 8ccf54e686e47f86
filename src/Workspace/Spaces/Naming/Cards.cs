using Workspace.Tools;

namespace Workspace.Spaces.Naming;

/// <summary>The things of all tools of a space, as texts that name them show them: to each person what they may see.</summary>
public sealed class Cards(Toolbox tools)
{
    /// <summary>The cards of these things, by tool and id; what may not be seen, or is gone, has none.</summary>
    public async Task<IReadOnlyDictionary<(string Tool, Guid Id), Card>> OfAsync(Visit visit, IReadOnlyCollection<(string Tool, Guid Id)> things, CancellationToken ct = default)
    {
        var cards = new Dictionary<(string, Guid), Card>();
        foreach (var ofTool in things.Distinct().GroupBy(t => t.Tool, t => t.Id))
        {
            if (tools.Find(ofTool.Key) is not { } tool || !visit.Has(tool.Key)) continue;
            foreach (var card in await tool.CardsAsync(visit, [.. ofTool], ct)) cards[(tool.Key, card.Id)] = card;
        }
        return cards;
    }

    /// <summary>What may be named by these words: what begins with them first.</summary>
    public async Task<IReadOnlyList<(ITool Tool, Card Card)>> FindAsync(Visit visit, string words, int most, CancellationToken ct = default)
    {
        var found = new List<(ITool Tool, Card Card)>();
        foreach (var tool in tools.All.Where(tool => visit.Has(tool.Key))) found.AddRange((await tool.CardsAsync(visit, null, ct)).Select(card => (tool, card)));
        return [.. found.Where(f => f.Card.Title.Contains(words, StringComparison.OrdinalIgnoreCase))
            .OrderBy(f => !f.Card.Title.StartsWith(words, StringComparison.OrdinalIgnoreCase)).ThenBy(f => f.Card.Title.Length).Take(most)];
    }
}
