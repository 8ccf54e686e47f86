using System.Net;
using System.Text;

namespace Workspace.Tools.Wiki.Import;

/// <summary>Turns the few HTML tags that Markdown has a sign for into that sign, takes wrappers away, and reports every tag with its line. Code stays as it is.</summary>
internal sealed class HtmlReader(Action<int, string> note)
{
    private static readonly HashSet<string> Wrappers = ["div", "span", "details", "section", "p", "center", "sup", "sub", "small", "figure", "figcaption", "u", "button", "table", "tbody", "thead", "ul", "ol"];

    private readonly StringBuilder _out = new();
    private readonly Stack<string> _links = new();
    private readonly SortedSet<string> _tags = new(StringComparer.Ordinal);
    private string? _fence;
    private int _first;
    private int _last;

    public SourceText Read(SourceText source)
    {
        var (first, number) = (true, 0);
        foreach (var line in source.Text.Split('\n'))
        {
            if (!first) _out.Append('\n');
            first = false;
            Line(line, source.LineOf(++number));
        }
        Tell();
        return source with { Text = _out.ToString() };
    }

    private void Line(string line, int number)
    {
        var start = line.TrimStart(' ', '>', '\t');
        if (_fence is not null || start.StartsWith("```", StringComparison.Ordinal) || start.StartsWith("~~~", StringComparison.Ordinal))
        {
            if (_fence is null) _fence = start[..3];
            else if (start.StartsWith(_fence, StringComparison.Ordinal)) _fence = null;
            _out.Append(line);
            return;
        }
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < line.Length;) at = Next(line, at, seen);
        Gather(number, seen);
    }

    // One note for lines that follow each other.
    private void Gather(int number, SortedSet<string> seen)
    {
        if (_tags.Count > 0 && number > _last + 3) Tell();
        if (seen.Count == 0) return;
        if (_tags.Count == 0) _first = number;
        _last = number;
        _tags.UnionWith(seen);
    }

    private void Tell()
    {
        if (_tags.Count > 0) note(_first, $"HTML ({string.Join(", ", _tags)}){(_last > _first ? $" up to line {_last}" : "")} was read as far as Markdown can say it; its words are kept.");
        _tags.Clear();
    }

    private int Next(string line, int at, SortedSet<string> seen)
    {
        if (line[at] == '`' && CodeEnd(line, at) is var after && after > at)
        {
            _out.Append(line, at, after - at);
            return after;
        }
        if (line[at] == '\\' && at + 1 < line.Length)
        {
            _out.Append(line, at, 2);
            return at + 2;
        }
        if (line[at] != '<' || HtmlTag.Read(line, at) is not { } tag)
        {
            _out.Append(line[at]);
            return at + 1;
        }
        if (Write(tag)) seen.Add($"<{tag.Name}>");
        else _out.Append(line, at, tag.Length);
        return at + tag.Length;
    }

    private static int CodeEnd(string line, int at)
    {
        var ticks = 1;
        while (at + ticks < line.Length && line[at + ticks] == '`') ticks++;
        var close = line.IndexOf(new string('`', ticks), at + ticks, StringComparison.Ordinal);
        return close < 0 ? at : close + ticks;
    }

    /// <summary>Whether the tag was turned into something else.</summary>
    private bool Write(HtmlTag tag)
    {
        switch (tag.Name)
        {
            case "br": return false; // the reader of Markdown knows it
            case "a" when !tag.Closes && tag.Value("href") is { } href: _links.Push($"]({href})"); _out.Append('['); return true;
            case "a" when tag.Closes && _links.Count > 0: _out.Append(_links.Pop()); return true;
            case "a": return true;
            case "img" when tag.Value("src") is { } src: _out.Append($"![{tag.Value("alt")}]({src})"); return true;
            case "strong" or "b": _out.Append("**"); return true;
            case "em" or "i": _out.Append('*'); return true;
            case "code": _out.Append('`'); return true;
            case "summary": _out.Append("**"); return true;
            case "tr" or "li" when !tag.Closes: _out.Append("- "); return true;
            case "td" or "th" when tag.Closes: _out.Append(" · "); return true;
            case "tr" or "li" or "td" or "th": return true;
            case "h1" or "h2" or "h3" or "h4" when !tag.Closes: _out.Append(new string('#', tag.Name[1] - '0')).Append(' '); return true;
            case "h1" or "h2" or "h3" or "h4": return true;
            default: return Wrappers.Contains(tag.Name);
        }
    }
}

/// <summary>One tag of HTML within a line.</summary>
internal sealed record HtmlTag(string Name, bool Closes, string Inside, int Length)
{
    public static HtmlTag? Read(string line, int at)
    {
        var end = line.IndexOf('>', at);
        if (end < 0) return null;
        var inside = line[(at + 1)..end];
        var closes = inside is ['/', ..];
        var name = new string([.. inside.Skip(closes ? 1 : 0).TakeWhile(char.IsAsciiLetterOrDigit)]).ToLowerInvariant();
        var rest = inside[(name.Length + (closes ? 1 : 0))..];
        return name.Length is 0 or > 10 || !char.IsAsciiLetter(name[0]) || (rest.Length > 0 && rest[0] is not (' ' or '/' or '\t')) ? null : new HtmlTag(name, closes, rest, end + 1 - at);
    }

    public string? Value(string attribute)
    {
        var at = Inside.IndexOf(attribute + "=", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || at + attribute.Length + 1 >= Inside.Length) return null;
        var rest = Inside[(at + attribute.Length + 1)..];
        var quote = rest[0];
        var value = quote is '"' or '\'' ? rest[1..].Split(quote)[0] : rest.Split(' ')[0].TrimEnd('/');
        return WebUtility.HtmlDecode(value);
    }
}
