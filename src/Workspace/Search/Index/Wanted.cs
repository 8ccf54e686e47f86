using System.Text;

namespace Workspace.Search.Index;

/// <summary>What an entry must have to be found: words, phrases and marks, joined by and, or, not. Written down for either database.</summary>
internal abstract record Wanted
{
    /// <summary>For FTS5.</summary>
    public string Fts() => Write(new StringBuilder(), new(" AND ", " OR ", " NOT ", "\"", "\"", " ")).ToString();

    /// <summary>For a tsquery.</summary>
    public string TsQuery() => Write(new StringBuilder(), new(" & ", " | ", " & !", "'", "'", "' <-> '")).ToString();

    public static Wanted Any(IEnumerable<string> words) => words.ToArray() is [var only] ? new Has(only) : new Or([.. words.Select(w => new Has(w))]);

    protected abstract StringBuilder Write(StringBuilder to, Signs signs);

    protected sealed record Signs(string And, string Or, string Not, string Open, string Close, string Next);

    /// <summary>One word or mark.</summary>
    internal sealed record Has(string Word) : Wanted
    {
        protected override StringBuilder Write(StringBuilder to, Signs signs) => to.Append(signs.Open).Append(Word).Append(signs.Close);
    }

    /// <summary>Words that follow each other.</summary>
    internal sealed record Phrase(IReadOnlyList<string> Words) : Wanted
    {
        protected override StringBuilder Write(StringBuilder to, Signs signs) => to.Append('(').Append(signs.Open).AppendJoin(signs.Next, Words).Append(signs.Close).Append(')');
    }

    internal sealed record Or(IReadOnlyList<Wanted> Parts) : Wanted
    {
        protected override StringBuilder Write(StringBuilder to, Signs signs) => Join(to, Parts, signs.Or, signs);
    }

    /// <summary>All of these and none of those.</summary>
    internal sealed record And(IReadOnlyList<Wanted> Parts, IReadOnlyList<Wanted> Without) : Wanted
    {
        protected override StringBuilder Write(StringBuilder to, Signs signs)
        {
            to.Append('(');
            Join(to, Parts, signs.And, signs);
            foreach (var part in Without)
            {
                part.Write(to.Append(signs.Not), signs);
            }

            return to.Append(')');
        }
    }

    private static StringBuilder Join(StringBuilder to, IReadOnlyList<Wanted> parts, string sign, Signs signs)
    {
        to.Append('(');
        for (var i = 0; i < parts.Count; i++)
        {
            parts[i].Write(i == 0 ? to : to.Append(sign), signs);
        }

        return to.Append(')');
    }
}
