using System.Text;

namespace Workspace.Tools.Wiki.Import;

/// <summary>
/// Turns the template tags of site generators into Markdown where there is a meaning for them ({% page %}, {% image %}, {% alert %}), and
/// reports those for which there is none. Nothing is ever carried out.
/// </summary>
internal sealed class LiquidReader(string source, Action<int, string> note)
{
    private readonly StringBuilder _text = new(source.Length);
    private readonly List<int> _lines = [1];
    private int _at;
    private int _line = 1;
    private string _margin = "";

    public static SourceText Read(string source, Action<int, string> note)
    {
        var reader = new LiquidReader(source, note);
        reader.Run();
        return new SourceText(reader._text.ToString(), reader._lines);
    }

    private void Run()
    {
        while (_at < source.Length)
        {
            if (Starts("{%") && LiquidTag.Read(source, _at) is { } tag) Tag(tag);
            else if (Starts("{{")) Output();
            else Copy();
        }
    }

    private bool Starts(string sign) => string.CompareOrdinal(source, _at, sign, 0, sign.Length) == 0;

    private void Tag(LiquidTag tag)
    {
        Skip(tag.Length);
        switch (tag.Name)
        {
            case "page" or "link" or "post_url" or "download" or "ref" or "relref" when tag.Arguments is [var path, ..]: Say(path is ['/', ..] or ['#', ..] || path.StartsWith("http", StringComparison.Ordinal) ? path : "/" + path); break;
            case "image" or "image_with_class" when tag.Arguments is [var src, ..]: Say($"![{(tag.Arguments.Count > 1 ? tag.Arguments[^1] : "")}]({(src.StartsWith("http", StringComparison.Ordinal) ? src : "/" + src.TrimStart('/'))})"); break;
            case "slack_channel" when tag.Arguments is [var channel, ..]: Say("#" + channel.TrimStart('#')); break;
            case "alert" or "callout" or "note" or "warning": Alert(tag); break;
            case "endalert" or "endcallout" or "endnote" or "endwarning": _margin = ""; break;
            case "comment": Until("endcomment", keep: false); note(_line, "A comment of the template is left out."); break;
            case "raw": Until("endraw", keep: true); break;
            default: Unknown(tag); break;
        }
    }

    private void Alert(LiquidTag tag)
    {
        var warns = tag.Name == "warning" || tag.Arguments.Any(a => a is "warning" or "error" or "emergency");
        Say(warns ? "> [!WARNING]" : "> [!NOTE]");
        _margin = "> ";
        if (tag.Arguments is [{ Length: > 0 } title, ..] && tag.Name is "alert" or "callout") Extra($"**{title}**");
    }

    private void Until(string end, bool keep)
    {
        while (_at < source.Length)
        {
            if (Starts("{%") && LiquidTag.Read(source, _at) is { } tag && tag.Name == end)
            {
                Skip(tag.Length);
                return;
            }
            if (keep) Copy();
            else Skip(1);
        }
    }

    private void Unknown(LiquidTag tag)
    {
        note(_line, $"“{Short(source.Substring(_at - tag.Length, tag.Length))}” is a tag of a template that means nothing here. It is left out.");
    }

    private void Output()
    {
        var end = source.IndexOf("}}", _at, StringComparison.Ordinal);
        if (end > 0 && end - _at < 300)
        {
            // The address of the site before a path: the path is enough.
            var isSite = end + 2 < source.Length && source[end + 2] == '/' && source.AsSpan(_at, end - _at).Contains("url", StringComparison.OrdinalIgnoreCase);
            note(_line, $"“{Short(source[_at..(end + 2)])}” is a value of a template. It is {(isSite ? "left out, as the address of the site" : "kept as text")}.");
            if (isSite) Skip(end + 2 - _at);
            if (isSite) return;
        }
        Copy();
        if (_at < source.Length) Copy();
    }

    private void Copy()
    {
        var c = source[_at++];
        if (c == '\n') NewLine();
        else _text.Append(c);
    }

    private void NewLine()
    {
        _line++;
        _text.Append('\n');
        _lines.Add(_line);
        if (_margin.Length == 0) return;
        _text.Append(_margin);
        while (_at < source.Length && source[_at] == ' ') _at++; // what stands in an alert is set in for the eye
        if (Starts("{%") && LiquidTag.Read(source, _at) is { Name: "endalert" or "endcallout" or "endnote" or "endwarning" }) _text.Length -= _margin.Length;
    }

    private void Say(string words) => _text.Append(words.Replace('\n', ' '));

    private void Extra(string line)
    {
        _text.Append('\n').Append(_margin).Append(line).Append('\n').Append(_margin);
        _lines.Add(_line);
        _lines.Add(_line);
    }

    private void Skip(int length)
    {
        for (var i = 0; i < length; i++) if (source[_at++] == '\n') _line++;
    }

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length > 60 ? line[..59] + "…" : line;
    }
}

/// <summary>A text after its template was read, and the line of the file that each of its lines came from.</summary>
internal sealed record SourceText(string Text, IReadOnlyList<int> Lines)
{
    public static SourceText As(string text) => new(text, [.. Enumerable.Range(1, text.AsSpan().Count('\n') + 1)]);

    public int LineOf(int line) => line >= 1 && line <= Lines.Count ? Lines[line - 1] : line;

    /// <summary>The line of the file on which these words stand first, or 0.</summary>
    public int LineOf(string words)
    {
        var at = Text.IndexOf(words, StringComparison.Ordinal);
        return at < 0 ? 0 : LineOf(1 + Text.AsSpan(0, at).Count('\n'));
    }
}
