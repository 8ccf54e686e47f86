using System.Globalization;
using System.Xml.Linq;

namespace Workspace.Prose.Word;

/// <summary>Reads elements by their local names, which are the same in both dialects of the format.</summary>
internal static class WordElements
{
    public static string Name(this XElement element) => element.Name.LocalName;

    public static XElement? Child(this XElement? element, string name) => element?.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    public static IEnumerable<XElement> All(this XElement? element, string name) => element?.Elements().Where(e => e.Name.LocalName == name) ?? [];

    public static string? Attr(this XElement? element, string name) => element?.Attributes().FirstOrDefault(a => a.Name.LocalName == name)?.Value;

    /// <summary>The value of a child that says one, or null.</summary>
    public static string? Val(this XElement? element, string name) => element.Child(name).Attr("val");

    /// <summary>Whether a property that is on or off is on; on where it stands without a value.</summary>
    public static bool On(this XElement? element, string name) => element.Child(name) is { } child && child.Attr("val") is not ("0" or "false" or "off" or "none");

    public static int? Number(this XElement? element, string attribute) => Number(element.Attr(attribute));

    public static int? Number(string? text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
