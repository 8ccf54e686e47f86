using System.Text;

namespace Workspace.Prose.Html;

/// <summary>Writes tags and encoded text. Every character of a document passes through here on its way into HTML.</summary>
internal sealed class Tags
{
    private readonly StringBuilder html = new();

    public override string ToString() => html.ToString();

    /// <summary>Begins an element. The name is a word of ours; values are encoded, and those that are null are left out.</summary>
    public Tags Open(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        html.Append('<').Append(name);
        foreach (var (key, value) in attributes)
            if (value is not null) Encode(html.Append(' ').Append(key).Append("=\""), value).Append('"');
        html.Append('>');
        return this;
    }

    /// <summary>An element that has no end.</summary>
    public Tags Void(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Open(name, attributes);
        html.Insert(html.Length - 1, " /");
        return this;
    }

    public Tags Close(string name)
    {
        html.Append("</").Append(name).Append('>');
        return this;
    }

    public Tags Text(string text)
    {
        Encode(html, text);
        return this;
    }

    /// <summary>Words for those who cannot see the sign that says it.</summary>
    public Tags Hidden(string words) => Open("span", ("class", "hidden-text")).Text(words).Close("span");

    private static StringBuilder Encode(StringBuilder html, string text)
    {
        var rest = text.AsSpan();
        while (rest.IndexOfAny("&<>\"'") is >= 0 and var at)
        {
            html.Append(rest[..at]).Append(rest[at] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", _ => "&#39;" });
            rest = rest[(at + 1)..];
        }
        return html.Append(rest);
    }
}
