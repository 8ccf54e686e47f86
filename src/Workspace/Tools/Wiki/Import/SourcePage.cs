using Workspace.Prose;
using Workspace.Prose.Markdown;

namespace Workspace.Tools.Wiki.Import;

/// <summary>A page on its way in: where it came from, what it says, what it is called.</summary>
public sealed class SourcePage(string key, SourceFile? file)
{
    /// <summary>Its path without the ending: its address on the site it came from.</summary>
    public string Key { get; } = key;

    /// <summary>None: a folder that had no page of its own.</summary>
    public SourceFile? File { get; } = file;

    public Guid Id { get; } = Guid.CreateVersion7();
    public SourcePage? Parent { get; set; }
    public string Title { get; set; } = "";
    public int? Order { get; set; }
    public FrontMatter? Matter { get; set; }
    public Node Doc { get; set; } = Content.Docs.Empty;

    public bool IsFolder => File is null || Matter?.Value("folder") == "true";

    /// <summary>True where it was written by an export of ours: then nothing in it is a template or HTML.</summary>
    public bool IsOurs => Matter?.Value(Export.PageMarkdown.Mark) is not null;

    /// <summary>The id it had where it was exported: links to it as a thing still find it.</summary>
    public Guid? FormerId => Guid.TryParse(Matter?.Value("id"), out var id) ? id : null;

    internal SourceText? Source { get; set; }

    /// <summary>Names that headings were given, and which heading it is.</summary>
    internal Dictionary<string, int> Headings { get; } = new(StringComparer.Ordinal);

    /// <summary>Other addresses under which the page is known.</summary>
    public IEnumerable<string> Aliases => Matter is null ? [] : Matter.Values("permalink").Concat(Matter.Values("redirect_from")).Concat(Matter.Values("aliases"));
}
