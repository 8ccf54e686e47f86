using System.Xml.Linq;

namespace Workspace.Prose.Word;

/// <summary>Where things are in a Word file: its main part, what that refers to, its styles, lists, footnotes and comments.</summary>
internal sealed class WordFileParts
{
    private readonly WordZip zip;
    private readonly string folder;
    private readonly Dictionary<string, Dictionary<string, (string Target, bool External)>> relations = [];

    /// <exception cref="ProseException">It is no Word file.</exception>
    public WordFileParts(WordZip zip)
    {
        this.zip = zip;
        var main = zip.Xml("_rels/.rels").All("Relationship").FirstOrDefault(r => r.Attr("Type")?.EndsWith("/officeDocument", StringComparison.Ordinal) == true)?.Attr("Target")?.TrimStart('/') ?? "word/document.xml";
        folder = main.LastIndexOf('/') is >= 0 and var slash ? main[..(slash + 1)] : "";
        Document = zip.Xml(main).Child("body") ?? throw new ProseException("This is not a Word file (.docx).");
        Main = main[folder.Length..];
        (Styles, Numbers) = (new WordStyles(Part("styles.xml")), new WordNumbers(Part("numbering.xml")));
        Title = zip.Xml("docProps/core.xml").Child("title")?.Value is { Length: > 0 } title ? ProseText.Clean(title) : null;
    }

    public XElement Document { get; }

    public string Main { get; }

    public string? Title { get; }

    public WordStyles Styles { get; }

    public WordNumbers Numbers { get; }

    /// <summary>A part beside the main one, or null.</summary>
    public XElement? Part(string name) => zip.Xml(folder + name);

    /// <summary>What an id in a part refers to, or null.</summary>
    public (string Target, bool External)? Relation(string part, string? id) => id is not null && Relations(part).TryGetValue(id, out var found) ? found : null;

    /// <summary>The bytes of a picture that a part refers to, or null.</summary>
    public byte[]? Picture(string part, string? id) =>
        Relation(part, id) is (var target, false) ? zip.Picture(target.StartsWith('/') ? target[1..] : folder + target) : null;

    private Dictionary<string, (string, bool)> Relations(string part)
    {
        if (relations.TryGetValue(part, out var known)) return known;
        var found = new Dictionary<string, (string, bool)>();
        foreach (var relation in zip.Xml($"{folder}_rels/{part}.rels").All("Relationship"))
            if (relation.Attr("Id") is { } id && relation.Attr("Target") is { } target) found.TryAdd(id, (target, relation.Attr("TargetMode") == "External"));
        return relations[part] = found;
    }
}
