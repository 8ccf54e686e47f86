using Workspace.People;
using Workspace.Search.Index;
using Workspace.Spaces;
using Workspace.Ui;

namespace Workspace.Search.Finding;

/// <summary>Finds what the person asking may see. It is asked of each hit again at that moment; what may not be seen counts nowhere.</summary>
public sealed class SearchQueries
{
    public const int PageSize = 20;

    private const int InOverview = 4, LookedAt = 9;

    private readonly ISearchIndex _index;
    private readonly Finder _finder;
    private readonly HitCheck _check;
    private readonly MyPlaces _places;
    private readonly Meaning _meaning;
    private readonly CurrentPerson _current;
    private readonly IReadOnlyList<(ISearchSource Source, SearchKind Kind)> _kinds;

    internal SearchQueries(ISearchIndex index, HitCheck check, MyPlaces places, CurrentPerson current, IEnumerable<ISearchSource> sources)
    {
        (_index, _finder, _check, _places, _meaning, _current) = (index, new(index), check, places, new(index), current);
        _kinds = [.. sources.SelectMany(source => source.Kinds.Select(kind => (source, kind))).OrderBy(pair => pair.kind.Order)];
    }

    public async Task<SearchResults> FindAsync(SearchRequest request, CancellationToken ct = default)
    {
        var mine = await _places.ReadAsync(ct);
        var state = await _index.StateAsync(ct);
        var places = mine.Where(place => request.SpaceId is null || place.Id == request.SpaceId).ToList();
        var text = SearchText.Read(request.Text);
        if (places.Count == 0 || (text.IsEmpty && !request.Narrows) || await PeopleAsync(request, places, ct) is not { } people)
        {
            return new() { IsFilling = state.Read is null };
        }

        var (of, isFilling) = (people.All ? null : people.Ids, state.Read is null);
        if (await FindAsync(request, places, of, text, ct) is { Count: > 0 } groups) return new() { Groups = groups, IsFilling = isFilling };
        if (text.Unfinished is { } begun && await FindAsync(request, places, of, SearchText.Read(begun), ct) is { Count: > 0 } beginning) return new() { Groups = beginning, Instead = begun, IsFilling = isFilling };
        return new() { Meant = await MeantAsync(request, places, of, text, ct), IsFilling = isFilling };
    }

    /// <summary>What the search can be narrowed by.</summary>
    public async Task<SearchChoices> ChoicesAsync(SearchRequest request, CancellationToken ct = default)
    {
        var mine = await _places.ReadAsync(ct);
        Guid[] spaces = [.. mine.Where(place => request.SpaceId is null || place.Id == request.SpaceId).Select(place => place.Id)];
        return new([.. mine.Select(place => (place.Id, place.Name))], [.. _kinds.Where(kind => IsOn(kind.Source, mine)).Select(kind => kind.Kind)], spaces.Length == 0 ? [] : await _places.OrganisationsAsync(spaces, ct));
    }

    private async Task<IReadOnlyList<SearchGroup>> FindAsync(SearchRequest request, IReadOnlyList<MyPlace> places, IReadOnlyCollection<Guid>? people, SearchText text, CancellationToken ct)
    {
        var zone = _current.SignedIn!.Zone;
        var plan = await Plan.MakeAsync(_index, [.. places.Select(place => place.Id)], people, text, SearchDays.From(request.From, zone), SearchDays.Until(request.To, zone), ct);
        var kinds = _kinds.Where(kind => IsOn(kind.Source, places) && (request.Kind is null || kind.Kind.Key == request.Kind)).Select(kind => kind.Kind).ToList();
        return request.Kind is null ? await OverviewAsync(plan, kinds, text, ct) : kinds is [var kind] && await PageAsync(plan, kind, request.Page, text, ct) is { } group ? [group] : [];
    }

    private async Task<IReadOnlyList<SearchGroup>> OverviewAsync(Plan plan, IReadOnlyList<SearchKind> kinds, SearchText text, CancellationToken ct)
    {
        var candidates = new List<(SearchKind Kind, IReadOnlyList<long> Numbers, bool IsMore)>();
        foreach (var kind in kinds)
        {
            var (numbers, isMore) = await _finder.OfKindAsync(plan, kind.Key, LookedAt, ct);
            if (numbers.Count > 0) candidates.Add((kind, numbers, isMore));
        }

        var seen = (await SeenAsync([.. candidates.SelectMany(one => one.Numbers)], ct)).ToLookup(one => one.Row.Entry.Kind, StringComparer.Ordinal);
        var shown = new List<(SearchKind Kind, IReadOnlyList<Seen> Seen)>();
        foreach (var (kind, _, isMore) in candidates)
        {
            var ofKind = Once([.. seen[kind.Key]]);
            // Many of those looked at may not be seen: then it is worth looking further.
            if (ofKind.Count <= InOverview && isMore) ofKind = Once(await SeenAsync((await _finder.OfKindAsync(plan, kind.Key, Finder.Most, ct)).Numbers, ct));
            if (ofKind.Count > 0) shown.Add((kind, ofKind));
        }

        var texts = await _index.RowsAsync([.. shown.SelectMany(one => one.Seen.Take(InOverview)).Select(one => one.Row.Number)], withTexts: true, ct);
        return [.. shown.Select(one => new SearchGroup(one.Kind, [.. one.Seen.Take(InOverview).Select(hit => Hit(hit, texts, text))], Math.Min(one.Seen.Count, InOverview), one.Seen.Count > InOverview))];
    }

    private async Task<SearchGroup?> PageAsync(Plan plan, SearchKind kind, int page, SearchText text, CancellationToken ct)
    {
        var (numbers, isMore) = await _finder.OfKindAsync(plan, kind.Key, Finder.Most, ct);
        var seen = Once(await SeenAsync(numbers, ct));
        if (seen.Count == 0) return null;
        var shown = seen.Skip((Math.Min(page, (seen.Count + PageSize - 1) / PageSize) - 1) * PageSize).Take(PageSize).ToList();
        var texts = await _index.RowsAsync([.. shown.Select(one => one.Row.Number)], withTexts: true, ct);
        return new(kind, [.. shown.Select(hit => Hit(hit, texts, text))], seen.Count, isMore);
    }

    private async Task<IReadOnlyList<Seen>> SeenAsync(IReadOnlyList<long> numbers, CancellationToken ct)
    {
        if (numbers.Count == 0) return [];
        var rows = await _index.RowsAsync(numbers, withTexts: false, ct);
        return await _check.AsSeenAsync([.. numbers.Where(rows.ContainsKey).Select(number => rows[number])], ct);
    }

    private async Task<string?> MeantAsync(SearchRequest request, IReadOnlyList<MyPlace> places, IReadOnlyCollection<Guid>? people, SearchText text, CancellationToken ct)
    {
        foreach (var meant in await _meaning.OfAsync(request.Text, text, [.. places.Select(place => place.Id)], IsFoundAsync, ct))
        {
            if (await IsFoundAsync(meant)) return meant;
        }

        return null;

        async Task<bool> IsFoundAsync(string words) => (await FindAsync(request with { Page = 1, Text = words }, places, people, SearchText.Read(words), ct)).Count > 0;
    }

    // Nobody of that name: nothing can be found.
    private async Task<(bool All, IReadOnlyList<Guid> Ids)?> PeopleAsync(SearchRequest request, IReadOnlyList<MyPlace> places, CancellationToken ct)
    {
        if (request.Person is null && request.Organisation is null) return (true, []);
        Guid[] spaces = [.. places.Select(place => place.Id)];
        var called = request.Person is { } name ? await _places.CalledAsync(spaces, name, ct) : null;
        var speaking = request.Organisation is { } organisation ? await _places.SpeakingForAsync(spaces, organisation, ct) : null;
        var people = called is null ? speaking! : speaking is null ? called : [.. called.Intersect(speaking)];
        return people.Count == 0 ? null : (false, people);
    }

    // Somebody who is in several spaces is one person.
    private static List<Seen> Once(IReadOnlyList<Seen> seen) => [.. seen.DistinctBy(one => one.Row.Key)];

    private static bool IsOn(ISearchSource source, IReadOnlyList<MyPlace> places) => source.Tool is not { } tool || places.Any(place => SpaceTools.IsOn(place.ToolsOff, tool));

    private static SearchHit Hit(Seen seen, IReadOnlyDictionary<long, IndexRow> texts, SearchText text) =>
        new(seen.Found, seen.Row.SpaceId, seen.SpaceName, seen.By?.Name, seen.By?.Affiliation, Snippet.Whole(seen.Found.Title, text), texts.TryGetValue(seen.Row.Number, out var row) ? Snippet.Of(row.Entry.Text, text) : []);
}
