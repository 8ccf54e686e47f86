using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Workspace.Prose;
using Workspace.Prose.Html;

namespace Workspace.Ui;

/// <summary>Written text as HTML. It can only come from a document: no other text of anybody's ever becomes HTML here.</summary>
public sealed class WrittenHtml
{
    private WrittenHtml(string html) => Html = html;

    /// <summary>Well-formed, without style, script or handler.</summary>
    public string Html { get; }

    public static WrittenHtml Of(Node doc, HtmlOptions? options = null) => new(HtmlWriter.Write(doc, options));
}

/// <summary>Puts written text into a page. The one reviewed place of the server where HTML is not made by Razor.</summary>
public sealed class Written : ComponentBase
{
    [Parameter, EditorRequired] public WrittenHtml? Text { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (Text is not null) builder.AddMarkupContent(0, Text.Html);
    }
}
