using System.Collections.Immutable;
using System.Globalization;

namespace Workspace.Prose;

/// <summary>Reads a content expression such as <c>paragraph (image | block)* caption{0,2}</c>: names, groups, <c>+ * ? {n} {n,} {n,m} | ( )</c>.</summary>
internal sealed class ContentExpression
{
    private readonly string source;
    private readonly ImmutableArray<NodeType> types;
    private readonly List<string> tokens;
    private int at;
    private bool? inline;

    private ContentExpression(string source, ImmutableArray<NodeType> types) => (this.source, this.types, tokens) = (source, types, Tokens(source));

    /// <summary>The automaton of the expression.</summary>
    /// <exception cref="ProseException">It cannot be understood, or requires something that cannot be made.</exception>
    public static ContentMatch Parse(string source, ImmutableArray<NodeType> types)
    {
        var reader = new ContentExpression(source, types);
        if (reader.tokens.Count == 0) return ContentMatch.Empty;
        var expression = reader.Choice();
        if (reader.Next is { } rest) throw reader.Error($"'{rest}' was not expected");
        var match = new ContentAutomaton(expression).Build();
        reader.CheckForDeadEnds(match);
        return match;
    }

    private string? Next => at < tokens.Count ? tokens[at] : null;

    private ContentTerm Choice()
    {
        var options = new List<ContentTerm>();
        do options.Add(Sequence()); while (Eat("|"));
        return options.Count == 1 ? options[0] : new ContentTerm.Choice(options);
    }

    private ContentTerm Sequence()
    {
        var parts = new List<ContentTerm>();
        do parts.Add(Repeated()); while (Next is not (null or ")" or "|"));
        return parts.Count == 1 ? parts[0] : new ContentTerm.Sequence(parts);
    }

    private ContentTerm Repeated()
    {
        var term = Atom();
        while (true)
        {
            if (Eat("+")) term = new ContentTerm.Plus(term);
            else if (Eat("*")) term = new ContentTerm.Star(term);
            else if (Eat("?")) term = new ContentTerm.Optional(term);
            else if (Eat("{")) term = Range(term);
            else return term;
        }
    }

    private ContentTerm.Range Range(ContentTerm term)
    {
        var min = Number();
        int? max = Eat(",") ? Next == "}" ? null : Number() : min;
        return Eat("}") ? new ContentTerm.Range(term, min, max) : throw Error("a brace is not closed");
    }

    private ContentTerm Atom()
    {
        if (!Eat("(")) return Name(Next ?? throw Error("it ends too soon"));
        var term = Choice();
        return Eat(")") ? term : throw Error("a parenthesis is not closed");
    }

    private ContentTerm Name(string name)
    {
        if (!IsWord(name[0])) throw Error($"'{name}' was not expected");
        var found = types.Where(t => t.Name == name).ToList();
        if (found.Count == 0) found = [.. types.Where(t => t.Spec.IsInGroup(name))];
        if (found.Count == 0) throw Error($"there is no node or group '{name}'");
        foreach (var type in found)
            if ((inline ??= type.IsInline) != type.IsInline) throw Error("inline and block content are mixed");
        at++;
        return found.Count == 1 ? new ContentTerm.Name(found[0]) : new ContentTerm.Choice([.. found.Select(t => new ContentTerm.Name(t))]);
    }

    private int Number() => int.TryParse(Next, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && at++ >= 0 ? number : throw Error("a number was expected");

    private bool Eat(string token) => Next == token && at++ >= 0;

    private void CheckForDeadEnds(ContentMatch start)
    {
        var work = new List<ContentMatch> { start };
        for (var i = 0; i < work.Count; i++)
        {
            if (!work[i].ValidEnd && !work[i].Edges.Any(e => ContentMatch.CanBeMade(e.Type))) throw Error("something is required that cannot be made by itself");
            foreach (var (_, next) in work[i].Edges) if (!work.Contains(next)) work.Add(next);
        }
    }

    private ProseException Error(string what) => new($"In the content expression '{source}' {what}.");

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private static List<string> Tokens(string source)
    {
        var found = new List<string>();
        for (var i = 0; i < source.Length;)
        {
            var end = i + 1;
            while (IsWord(source[i]) && end < source.Length && IsWord(source[end])) end++;
            if (!char.IsWhiteSpace(source[i])) found.Add(source[i..end]);
            i = end;
        }
        return found;
    }
}
