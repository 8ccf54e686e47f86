using System.Text;
using Workspace.Search.Language;

namespace Workspace.Search.Index;

/// <summary>
/// The words by which one entry is found: those of its title and text in order, what it is about, the beginnings of its title's words, and the marks that filters
/// ask for. Both databases are given the same words, made here, and neither looks at a text itself.
/// </summary>
internal sealed class EntryWords
{
    /// <summary>Words of which the place is kept, so that phrases find them.</summary>
    public const int MostPlaced = 12_000;

    /// <summary>Of a longer text the end is not searched.</summary>
    public const int MostCharacters = 600_000;

    /// <summary>A word of a title is suggested by as many letters as this.</summary>
    public const int MostBeginning = 12;

    private const int MostRest = 20_000, MostAbout = 16, LeastAbout = 3, LeastBeginning = 2, MostTitle = 60, LeastKnown = 3;

    private readonly Dictionary<string, List<int>> _placed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _rest = new(StringComparer.Ordinal), _marks = new(StringComparer.Ordinal);

    /// <summary>Its words as people write them, for suggesting them to those who misspell one; to each the stem.</summary>
    public Dictionary<string, string> Known { get; } = new(StringComparer.Ordinal);

    private readonly List<string> _order = [];

    public static EntryWords Of(Guid spaceId, SearchEntry entry)
    {
        var words = new EntryWords();
        words._marks.UnionWith([Marks.Space(spaceId), Marks.Kind(entry.Kind)]);
        if (entry.PersonId is { } person) words._marks.Add(Marks.Person(person));
        words.AddTitle(entry.Title);
        words.AddText(entry.Text.Length > MostCharacters ? entry.Text[..MostCharacters] : entry.Text);
        return words;
    }

    /// <summary>As one text, for an index that divides at blanks. A colon stands where no phrase may reach across.</summary>
    public string Blanks() => new StringBuilder().AppendJoin(' ', _order).Append(" : ").AppendJoin(" : ", _rest.Order(StringComparer.Ordinal)).Append(' ').AppendJoin(' ', _marks.Order(StringComparer.Ordinal)).ToString();

    /// <summary>As a tsvector is written down.</summary>
    public string Vector()
    {
        var text = new StringBuilder();
        foreach (var (word, places) in _placed)
        {
            text.Append('\'').Append(word).Append("':").AppendJoin(',', places.Take(255)).Append(' ');
        }

        foreach (var word in _rest.Concat(_marks))
        {
            text.Append('\'').Append(word).Append("' ");
        }

        return text.ToString();
    }

    private void AddTitle(string title)
    {
        foreach (var word in Word.In(title).Take(MostTitle))
        {
            var stem = word.Stem;
            Place(stem);
            Know(word.Folded, stem);
            _marks.UnionWith([Marks.Title(stem), Marks.About(stem)]);
            for (var length = LeastBeginning; length <= Math.Min(word.Folded.Length, MostBeginning); length++)
            {
                if (!char.IsHighSurrogate(word.Folded[length - 1])) _marks.Add(Marks.Beginning(word.Folded[..length]));
            }

            if (word.Folded.Length == 1) _marks.Add(Marks.Beginning(word.Folded));
        }

        _order.Add(":");
    }

    private void AddText(string text)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in Word.In(text))
        {
            if (!Known.TryGetValue(word.Folded, out var stem)) stem = word.Stem;
            Know(word.Folded, stem);
            if (!Usual.Is(word.Folded)) counts[stem] = counts.GetValueOrDefault(stem) + 1;
            if (_order.Count < MostPlaced) Place(stem);
            else if (!_placed.ContainsKey(stem) && _rest.Count < MostRest) _rest.Add(stem);
        }

        _marks.UnionWith(counts.Where(c => c.Value >= LeastAbout).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(MostAbout).Select(c => Marks.About(c.Key)));
    }

    private void Place(string stem)
    {
        _order.Add(stem);
        if (_placed.TryGetValue(stem, out var places)) places.Add(_order.Count);
        else _placed[stem] = [_order.Count];
    }

    private void Know(string folded, string stem)
    {
        if (folded.Length >= LeastKnown && char.IsLetter(folded[0]) && !folded.Any(char.IsSurrogate)) Known.TryAdd(folded, stem);
    }
}

/// <summary>Words with a colon, which no text has: what filters, titles and suggestions ask for.</summary>
internal static class Marks
{
    public static string Space(Guid id) => $"s:{id:N}";

    public static string Kind(string key) => $"k:{key}";

    public static string Person(Guid id) => $"a:{id:N}";

    public static string Title(string stem) => $"t:{stem}";

    public static string About(string stem) => $"b:{stem}";

    public static string Beginning(string letters) => $"p:{letters}";
}
