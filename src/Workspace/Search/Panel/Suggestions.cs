using Workspace.Search.Finding;
using Workspace.Search.Index;
using Workspace.Search.Language;

namespace Workspace.Search.Panel;

/// <summary>What the panel offers while somebody types: things to do, and things whose title has words that begin so, of those that the person may see now.</summary>
internal sealed class Suggestions(ISearchIndex index, MyPlaces places, HitCheck check, PanelCommands commands, IEnumerable<ISearchSource> sources)
{
    private const int MostWords = 6, LookedAt = 24, MostThings = 8, MostCommands = 5, LeastLetters = 2;

    private readonly Dictionary<string, SearchKind> _kinds = sources.SelectMany(source => source.Kinds).ToDictionary(kind => kind.Key, StringComparer.Ordinal);

    public async Task<IReadOnlyList<SuggestionGroup>> OfAsync(string? typed, Guid? spaceId, CancellationToken ct = default)
    {
        var text = (typed ?? "").Trim();
        text = text.Length > SearchText.MostCharacters ? text[..SearchText.MostCharacters] : text;
        var mine = await places.ReadAsync(ct);
        string[] words = [.. Word.In(text).Take(MostWords).Select(word => word.Folded)];
        var here = mine.FirstOrDefault(place => place.Id == spaceId);
        var groups = new List<SuggestionGroup>();
        var offered = commands.Of(words, mine, here).Take(words.Length == 0 ? MostThings : MostCommands).ToList();
        if (offered.Count > 0) groups.Add(new("Do", offered));
        if (await ThingsAsync(words, mine, here, ct) is { Count: > 0 } things) groups.Insert(offered.Exists(one => words.Length > 0 && Begins(one.Title, string.Join(' ', words))) ? groups.Count : 0, new("Go to", things)); // "add a" asks for what can be done
        if (words.Length > 0) groups.Add(new("Search", [.. Searches(text, here)]));
        return groups;
    }

    private async Task<IReadOnlyList<Suggestion>> ThingsAsync(string[] words, IReadOnlyList<MyPlace> mine, MyPlace? here, CancellationToken ct)
    {
        if (mine.Count == 0 || words.All(word => word.Length < LeastLetters)) return [];
        var wanted = new Wanted.And([Wanted.Any(mine.Select(place => Marks.Space(place.Id))), .. words.Select(word => Wanted.Any([Marks.Beginning(word.Length > EntryWords.MostBeginning ? word[..EntryWords.MostBeginning] : word)]))], []);
        var numbers = (await index.NewestAsync(wanted, 0, long.MaxValue, LookedAt, ct)).ToList();
        var rows = await index.RowsAsync(numbers, withTexts: false, ct);
        var seen = await check.AsSeenAsync([.. numbers.Where(rows.ContainsKey).Select(number => rows[number])], ct);
        var first = string.Join(' ', words);
        return [.. seen.DistinctBy(one => one.Row.Key)
            .OrderByDescending(one => one.Row.SpaceId == here?.Id).ThenByDescending(one => Begins(one.Found.Title, first)).Take(MostThings)
            .Select(one => new Suggestion(one.Found.Title, Detail(one), _kinds[one.Row.Entry.Kind].Icon, one.Found.Address))];
    }

    private static bool Begins(string title, string words) => string.Join(' ', Word.In(title).Select(word => word.Folded)).StartsWith(words, StringComparison.Ordinal);

    private string Detail(Seen one) => string.Join(" · ", new[] { one.Found.State.Length > 0 ? one.Found.State : _kinds[one.Row.Entry.Kind].Name, one.Found.Detail, one.SpaceName }.Where(part => part.Length > 0));

    private static IEnumerable<Suggestion> Searches(string text, MyPlace? here)
    {
        var shown = text.Length > 60 ? text[..60] + "…" : text;
        if (here is not null) yield return new($"Search this space for “{shown}”", here.Name, "search", $"/spaces/{here.Id}/search{new SearchRequest { Text = text }.Query()}");
        yield return new($"Search {(here is null ? "" : "all spaces ")}for “{shown}”", here is null ? "All your spaces" : "", "search", "/search" + new SearchRequest { Text = text }.Query());
    }
}

/// <summary>Suggestions under one heading.</summary>
public sealed record SuggestionGroup(string Name, IReadOnlyList<Suggestion> Items);

/// <summary>One line of the panel: what it is, a quieter fact, and where it leads.</summary>
public sealed record Suggestion(string Title, string Detail, string Icon, string Href);
