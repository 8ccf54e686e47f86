using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Syntax;

namespace Workspace.Prose.Markdown;

/// <summary>Reads Markdown (CommonMark with tables, task lists, strike-through, footnotes, alerts and front matter) into a document.</summary>
/// <remarks>HTML is never taken as HTML: it stays readable as text and is listed. What cannot be read within the limits is kept word for word.</remarks>
public static class MarkdownReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseYamlFrontMatter().UsePipeTables().UseTaskLists().UseFootnotes()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough | EmphasisExtraOptions.Marked | EmphasisExtraOptions.Inserted)
        .UsePreciseSourceLocation().Build();

    /// <summary>Reads a text. Never throws on what people write, and takes at most a second.</summary>
    /// <param name="markdown">The text; line ends of every kind.</param>
    /// <param name="schema">What there may be in the document; by default the schema of pages.</param>
    public static MarkdownPage Read(string markdown, Schema? schema = null)
    {
        schema ??= Schema.Standard;
        var losses = new Losses();
        var text = Tidy(markdown, losses);
        if (MarkdownLimits.Problem(text) is { } problem) return PlainPage.Make(schema, text, problem);
        try
        {
            var page = Parse(schema, text, losses);
            page.Doc.Check();
            return (schema.Limits.Problem(page.Doc) ?? MarkdownLimits.Amplified(page.Doc, text)) is { } tooLarge ? PlainPage.Make(schema, text, tooLarge) : page;
        }
        catch (ArgumentException)
        {
            return PlainPage.Make(schema, text, "It is nested too deeply.");
        }
        catch (ProseException e)
        {
            return PlainPage.Make(schema, text, e.Message);
        }
    }

    private static MarkdownPage Parse(Schema schema, string text, Losses losses)
    {
        var tree = Markdig.Markdown.Parse(text, Pipeline);
        var blocks = new BlocksIn(new ReadContext(schema, text, losses));
        var doc = schema.NodeType("doc").Create(content: Fragment.From(blocks.Document(tree)));
        var matter = tree.OfType<Markdig.Extensions.Yaml.YamlFrontMatterBlock>().FirstOrDefault() is { } yaml ? FrontMatter.Read(yaml.Lines.ToString()) : null;
        if (matter is { Understood: false }) losses.Add("Some of what stands before the text is not understood; it is kept as it is.", "line 1");
        return new MarkdownPage(doc, matter, losses.ToList());
    }

    private static string Tidy(string markdown, Losses losses)
    {
        var text = markdown is ['\uFEFF', ..] ? markdown[1..] : markdown;
        var clean = ProseText.Clean(text);
        if (clean != text) losses.Add("Characters that no document may hold are left out: NUL, halves of characters, and those that override the direction of text.", "line 1");
        return clean.ReplaceLineEndings("\n");
    }
}
