using System.Xml;
using System.Xml.Linq;

namespace Workspace.Prose.Tests.Html;

/// <summary>Everything there may be in the HTML of a document, said once more and apart from what writes it.</summary>
public static class HtmlRules
{
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["p"] = "class data-comment",
        ["h1"] = "id class data-comment",
        ["h2"] = "id class data-comment",
        ["h3"] = "id class data-comment",
        ["h4"] = "id class data-comment",
        ["h5"] = "id class data-comment",
        ["ul"] = "class",
        ["ol"] = "start",
        ["li"] = "class id data-comment",
        ["input"] = "type disabled checked aria-label",
        ["blockquote"] = "class data-comment",
        ["div"] = "class role tabindex aria-label",
        ["pre"] = "tabindex",
        ["code"] = "class",
        ["hr"] = "",
        ["table"] = "",
        ["thead"] = "",
        ["tbody"] = "",
        ["tr"] = "class",
        ["th"] = "scope colspan rowspan data-align class data-comment",
        ["td"] = "colspan rowspan data-align class data-comment",
        ["a"] = "href title rel class id role aria-label",
        ["mark"] = "class data-comment",
        ["strong"] = "",
        ["em"] = "",
        ["u"] = "",
        ["s"] = "",
        ["ins"] = "",
        ["del"] = "",
        ["span"] = "class",
        ["br"] = "",
        ["img"] = "src alt title loading",
        ["bdi"] = "",
        ["sup"] = "",
        ["section"] = "class role aria-label",
    };

    /// <summary>Reads the HTML strictly and fails on anything that is not on the list.</summary>
    public static XElement Check(string html)
    {
        using var reader = XmlReader.Create(new StringReader($"<root>{new string([.. html.Where(c => c >= ' ' ? c < '\uFFFE' : c is '\t' or '\n' or '\r')])}</root>"), new XmlReaderSettings { CheckCharacters = false, DtdProcessing = DtdProcessing.Prohibit });
        var root = XElement.Load(reader, LoadOptions.PreserveWhitespace);
        foreach (var element in root.Descendants()) Check(element);
        var ids = root.Descendants().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        return root;
    }

    private static void Check(XElement element)
    {
        Assert.True(Allowed.TryGetValue(element.Name.LocalName, out var attributes), $"<{element.Name}> is not allowed");
        foreach (var attribute in element.Attributes()) Assert.Contains(attribute.Name.LocalName, attributes!.Split(' '));
        foreach (var address in element.Attributes().Where(a => a.Name.LocalName is "href" or "src")) CheckAddress(address.Value);
        if (element.Name == "a") Assert.Empty(element.Descendants("a"));
    }

    private static void CheckAddress(string address)
    {
        var read = new string([.. address.Trim([.. Enumerable.Range(0, 0x21).Select(c => (char)c)]).Where(c => c is not ('\t' or '\n' or '\r'))]);
        var scheme = read.Split('/', '?', '#')[0] is var head && head.Contains(':', StringComparison.Ordinal) ? head.Split(':')[0].ToLowerInvariant() : "";
        Assert.True(scheme is "" or "http" or "https" or "mailto" || !char.IsAsciiLetter(scheme[0]) || scheme.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.')), address);
    }
}
