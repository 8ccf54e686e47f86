using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Workspace.Prose.Word;

/// <summary>Puts the parts of a Word file together: a zip file with a list of what is in it and how the parts refer to each other.</summary>
internal sealed class Package
{
    private readonly List<(string Path, string Type, byte[]? Bytes)> parts = [];
    private readonly Dictionary<string, List<(string Id, string Type, string Target, bool External)>> relations = new() { ["document"] = [] };
    private readonly Dictionary<(string Part, string Address), string> known = [];

    /// <summary>Adds a part the document refers to by its kind.</summary>
    public void Add(string part, byte[] bytes)
    {
        parts.Add((PathOf(part), Names.TypeOf(part), bytes));
        if (part != "document") Relate("document", part, $"{part}.xml", external: false);
    }

    /// <summary>Takes note of a part that is in the file already.</summary>
    public void Written(string part) => parts.Add((PathOf(part), Names.TypeOf(part), null));

    public static string PathOf(string part) => $"word/{part}.xml";

    /// <summary>Adds a picture; the answer is the id the document refers to it by.</summary>
    public string Picture(byte[] bytes, string extension, string type)
    {
        var name = $"media/image{relations["document"].Count + 1}.{extension}";
        parts.Add(("word/" + name, type, bytes));
        return Relate("document", "image", name, external: false);
    }

    /// <summary>The id a part refers to an address by.</summary>
    public string Link(string part, string address) =>
        known.TryGetValue((part, address), out var id) ? id : known[(part, address)] = Relate(part, "hyperlink", address, external: true);

    /// <summary>The file.</summary>
    public byte[] Finish(byte[] core)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true)) Finish(zip, core);
        return bytes.ToArray();
    }

    /// <summary>Puts all that is not in the file yet into it.</summary>
    public void Finish(ZipArchive zip, byte[] core)
    {
        parts.Add(("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", core));
        Put(zip, "[Content_Types].xml", Types());
        Put(zip, "_rels/.rels", Relations([("rId1", Names.R + "/officeDocument", "word/document.xml", false), ("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml", false)]));
        foreach (var (part, of) in relations) Put(zip, $"word/_rels/{part}.xml.rels", Relations(of));
        foreach (var (path, _, content) in parts) if (content is not null) Put(zip, path, content);
    }

    /// <summary>Begins a part of the file.</summary>
    public static Stream Begin(ZipArchive zip, string path)
    {
        var entry = zip.CreateEntry(path);
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return entry.Open();
    }

    private string Relate(string part, string kind, string target, bool external)
    {
        if (!relations.TryGetValue(part, out var of)) relations[part] = of = [];
        var id = $"rId{of.Count + 1}";
        of.Add((id, $"{Names.R}/{kind}", target, external));
        return id;
    }

    private byte[] Types() => Xml("Types", Names.Types, xml =>
    {
        Element(xml, "Default", ("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
        Element(xml, "Default", ("Extension", "xml"), ("ContentType", "application/xml"));
        foreach (var (path, type, _) in parts) Element(xml, "Override", ("PartName", "/" + path), ("ContentType", type));
    });

    private static byte[] Relations(IEnumerable<(string Id, string Type, string Target, bool External)> relations) => Xml("Relationships", Names.Package, xml =>
    {
        foreach (var (id, type, target, external) in relations)
            Element(xml, "Relationship", ("Id", id), ("Type", type), ("Target", target), external ? ("TargetMode", "External") : default);
    });

    private static byte[] Xml(string root, string space, Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement(root, space);
            write(xml);
            xml.WriteEndElement();
        }
        return bytes.ToArray();
    }

    private static void Element(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (key, value) in attributes) if (key is not null) xml.WriteAttributeString(key, value);
        xml.WriteEndElement();
    }

    private static void Put(ZipArchive zip, string path, byte[] bytes)
    {
        using var stream = Begin(zip, path);
        stream.Write(bytes);
    }
}
