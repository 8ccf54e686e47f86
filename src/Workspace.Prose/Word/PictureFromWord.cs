using System.Xml.Linq;

namespace Workspace.Prose.Word;

/// <summary>Reads a picture: hands its bytes on to be stored, and keeps its description.</summary>
internal sealed class PictureFromWord(WordSource source)
{
    public void Read(XElement drawing, string part, bool note, Action<Node> add)
    {
        var about = drawing.Descendants().FirstOrDefault(e => e.Name() == "docPr");
        var (alt, title) = (Short(about.Attr("descr"), 1000), Short(about.Attr("title"), 300));
        var id = drawing.Descendants().FirstOrDefault(e => e.Name() == "blip").Attr("embed");
        var src = note || id is null ? null : Stored(source.Parts.Picture(part, id));
        if (src is not null) add(source.Make("image", [], ("src", src), ("alt", alt), ("decorative", alt.Length == 0), ("title", title.Length == 0 ? null : title)));
        else
        {
            source.Losses.Add("A picture or drawing became its description.", alt);
            if (alt.Length > 0) add(source.Schema.Text(alt));
        }
    }

    private string? Stored(byte[]? bytes)
    {
        if (bytes is null || PictureFormat.Of(bytes) is not { } format || source.Options.Store?.Invoke(bytes, format.Type) is not { } src) return null;
        return source.Schema.NodeType("image").Spec.Attrs[0].Rule.Allows(src) ? src : null;
    }

    private static string Short(string? text, int most) => ProseText.Clean(text is null ? "" : text.Length > most ? text[..most] : text);
}
