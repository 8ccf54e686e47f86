using System.Text;

namespace Workspace.Prose.Markdown;

/// <summary>The address and title of a link or picture, as they stand between round brackets.</summary>
internal static class Addresses
{
    public static string Write(string url, string? title, Setting setting)
    {
        var angled = url.Length > 0 && (url[0] == '<' || url.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)));
        var address = angled ? $"<{Escaped(url, "<>", setting)}>" : Escaped(url, "()<>", setting);
        return title is null ? address : $"{(address.Length == 0 ? "<>" : address)} \"{Escaped(title, "\"", setting)}\"";
    }

    private static string Escaped(string text, string signs, Setting setting)
    {
        var written = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c != ' ' && (char.IsWhiteSpace(c) || char.IsControl(c))) written.Append(System.Globalization.CultureInfo.InvariantCulture, $"&#{(int)c};");
            else if (c == '\\' || signs.Contains(c, StringComparison.Ordinal) || (c == '|' && setting == Setting.Cell)) written.Append('\\').Append(c);
            else if (c == '&' && Escape.IsEntity(text, i) && text.IndexOf(';', i) > 0) written.Append("&amp;");
            else written.Append(c);
        }
        return written.ToString();
    }
}
