using System.Text;
using System.Xml;

namespace Workspace.Prose.Word;

/// <summary>Writes one part of a Word file: elements of its main namespace, with text that XML can hold.</summary>
internal sealed class WordXml : IDisposable
{
    private readonly Stream bytes;
    private readonly XmlWriter xml;

    public WordXml(string root, Stream? to = null)
    {
        bytes = to ?? new MemoryStream();
        xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = false });
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("w", root, Names.W);
        xml.WriteAttributeString("xmlns", "r", null, Names.R);
    }

    /// <summary>For what is not of the main namespace.</summary>
    public XmlWriter Raw => xml;

    public void Dispose()
    {
        xml.Dispose();
        bytes.Dispose();
    }

    public WordXml Open(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        xml.WriteStartElement("w", name, Names.W);
        foreach (var (key, value) in attributes)
        {
            if (value is null) continue;
            if (key.StartsWith("r:", StringComparison.Ordinal)) xml.WriteAttributeString("r", key[2..], Names.R, value);
            else if (key == "xml:space") xml.WriteAttributeString("xml", "space", null, value);
            else xml.WriteAttributeString("w", key, Names.W, Legal(value));
        }
        return this;
    }

    public WordXml Close()
    {
        xml.WriteEndElement();
        return this;
    }

    public WordXml Empty(string name, params ReadOnlySpan<(string Name, string? Value)> attributes) => Open(name, attributes).Close();

    /// <summary>An element that says one value, as most do.</summary>
    public WordXml Val(string name, string? value) => Open(name, ("val", value)).Close();

    public WordXml Text(string name, string text)
    {
        Open(name, ("xml:space", "preserve"));
        xml.WriteString(Legal(text));
        return Close();
    }

    /// <summary>Ends the part; all of it is in the stream that was given.</summary>
    public void End()
    {
        xml.WriteEndDocument();
        xml.Flush();
    }

    /// <summary>Ends a part that is kept in memory.</summary>
    public byte[] Finish()
    {
        End();
        return ((MemoryStream)bytes).ToArray();
    }

    /// <summary>The text without the characters XML has no way to say.</summary>
    public static string Legal(string text)
    {
        var at = 0;
        while (at < text.Length && IsLegal(text[at])) at++;
        return at == text.Length ? text : string.Create(text.Length, text, (span, from) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = IsLegal(from[i]) ? from[i] : '\uFFFD';
        });
    }

    private static bool IsLegal(char c) => c >= ' ' ? c < '\uFFFE' : c is '\t' or '\n' or '\r';
}
