using System.Globalization;
using System.Xml;

namespace Workspace.Prose.Word;

/// <summary>Writes a picture whose bytes are given, with its description.</summary>
internal sealed class PictureToWord(WordXml xml, WordParts file)
{
    private const long Pixel = 9_525;
    private const long Widest = 5_486_400;

    /// <summary>Writes the picture as a run; false where there are no bytes to show.</summary>
    public bool Write(Node node, string part, Action<Node, Action> run)
    {
        var bytes = part == "document" ? file.Options.Picture?.Invoke(node.Attrs.Text("src")) : null;
        if (bytes is null || PictureFormat.Of(bytes) is not { } format)
        {
            file.Losses.Add(bytes is null ? "A picture that was not given became its description." : "A picture that is no PNG, JPEG or GIF became its description.", node.Attrs.Text("src"));
            return false;
        }
        var id = file.Package.Picture(bytes, format.Extension, format.Type);
        run(node, () => Drawing(node, id, format));
        return true;
    }

    private void Drawing(Node node, string id, PictureFormat format)
    {
        var (width, height) = (format.Width * Pixel, format.Height * Pixel);
        if (width > Widest) (width, height) = (Widest, Math.Max(1, height * Widest / width));
        var (x, y, number) = (Text(width), Text(height), id[3..]);
        xml.Open("drawing");
        var raw = xml.Raw;
        Open(raw, "wp", "inline", Names.Wp);
        Empty(raw, "wp", "extent", Names.Wp, ("cx", x), ("cy", y));
        Empty(raw, "wp", "docPr", Names.Wp, ("id", number), ("name", $"Picture {number}"), ("descr", WordXml.Legal(node.Attrs.Text("alt"))), ("title", node.Attrs["title"] is string title ? WordXml.Legal(title) : null));
        Open(raw, "a", "graphic", Names.A);
        Open(raw, "a", "graphicData", Names.A, ("uri", Names.Pic));
        Open(raw, "pic", "pic", Names.Pic);
        Open(raw, "pic", "nvPicPr", Names.Pic);
        Empty(raw, "pic", "cNvPr", Names.Pic, ("id", number), ("name", $"Picture {number}"));
        Empty(raw, "pic", "cNvPicPr", Names.Pic);
        raw.WriteEndElement();
        Open(raw, "pic", "blipFill", Names.Pic);
        raw.WriteStartElement("a", "blip", Names.A);
        raw.WriteAttributeString("r", "embed", Names.R, id);
        raw.WriteEndElement();
        Open(raw, "a", "stretch", Names.A);
        Empty(raw, "a", "fillRect", Names.A);
        End(raw, 2);
        Open(raw, "pic", "spPr", Names.Pic);
        Open(raw, "a", "xfrm", Names.A);
        Empty(raw, "a", "off", Names.A, ("x", "0"), ("y", "0"));
        Empty(raw, "a", "ext", Names.A, ("cx", x), ("cy", y));
        raw.WriteEndElement();
        Open(raw, "a", "prstGeom", Names.A, ("prst", "rect"));
        Empty(raw, "a", "avLst", Names.A);
        End(raw, 6);
        xml.Close();
    }

    private static void Open(XmlWriter raw, string prefix, string name, string space, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        raw.WriteStartElement(prefix, name, space);
        foreach (var (key, value) in attributes) if (value is not null) raw.WriteAttributeString(key, value);
    }

    private static void Empty(XmlWriter raw, string prefix, string name, string space, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Open(raw, prefix, name, space, attributes);
        raw.WriteEndElement();
    }

    private static void End(XmlWriter raw, int count)
    {
        for (var i = 0; i < count; i++) raw.WriteEndElement();
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
