namespace Workspace.Prose.Html;

/// <summary>Makes HTML of a document: the one place where text becomes HTML. Only nodes and marks the schema knows are written, everything else is encoded text.</summary>
/// <remarks>The result is well-formed, has no style, script or handler, and can be put into a page as it is. Documents nested deeper than the schema allows end in "…".</remarks>
public static class HtmlWriter
{
    /// <summary>The document as HTML, footnotes at its end.</summary>
    public static string Write(Node doc, HtmlOptions? options = null)
    {
        options ??= new HtmlOptions();
        var page = new HtmlPage(doc, options);
        page.Blocks.Content(doc);
        page.Footnotes.End();
        return page.Tags.ToString();
    }
}
