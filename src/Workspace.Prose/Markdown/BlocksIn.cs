using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Workspace.Prose.Markdown;

/// <summary>Blocks of Markdown as blocks of a document.</summary>
internal sealed class BlocksIn(ReadContext context)
{
    private readonly InlinesIn inlines = new(context);

    public IEnumerable<Node> Document(MarkdownDocument tree)
    {
        var blocks = Blocks(tree);
        foreach (var orphan in tree.OfType<LinkReferenceDefinitionGroup>().SelectMany(g => g.OfType<FootnoteLinkReferenceDefinition>()))
            if (orphan.Footnote.Order < 0) blocks.AddRange(Orphan(orphan.Footnote));
        foreach (var unused in tree.OfType<LinkReferenceDefinitionGroup>().SelectMany(g => g.OfType<LinkReferenceDefinition>()))
            if (unused is not FootnoteLinkReferenceDefinition && !inlines.Used.Contains(unused)) context.Lost("An address that no link uses is left out.", unused, unused.Url);
        return OrEmpty(blocks);
    }

    private List<Node> Blocks(ContainerBlock container)
    {
        var blocks = new List<Node>();
        foreach (var block in container) blocks.AddRange(Block(block));
        return blocks;
    }

    private IEnumerable<Node> Block(Block block) => block switch
    {
        YamlFrontMatterBlock or LinkReferenceDefinitionGroup or FootnoteGroup => [],
        HeadingBlock heading => [Heading(heading)],
        ParagraphBlock paragraph => Paragraph(paragraph),
        HtmlBlock html => [Html(html)],
        CodeBlock code => [Code(code)],
        ThematicBreakBlock => [context.Make("horizontal_rule", [])],
        QuoteBlock { Count: 0 } => [],
        QuoteBlock quote => [Alert.Word(quote, context) is { } word ? Callout(quote, word) : context.Make("blockquote", OrEmpty(Blocks(quote)))],
        ListBlock list => new ListIn(context, Blocks).Read(list),
        Table table => new TableIn(context, inlines).Read(table),
        _ => Unknown(block),
    };

    private Node Heading(HeadingBlock heading)
    {
        if (heading.Level > 4) context.Lost("A heading below the fourth level became one of the fourth.", heading);
        return context.Make("heading", inlines.Read(heading.Inline), ("level", Math.Min(4, heading.Level)));
    }

    private IEnumerable<Node> Paragraph(ParagraphBlock paragraph)
    {
        if (IsEmptyParagraph(paragraph.Inline)) return [context.Paragraph([])];
        var inline = inlines.Read(paragraph.Inline);
        return inline.Count == 0 ? [] : [context.Paragraph(inline)];
    }

    /// <summary>A paragraph of nothing but <c>&amp;nbsp;</c> is how people keep a paragraph empty.</summary>
    internal static bool IsEmptyParagraph(ContainerInline? inline)
    {
        var first = inline?.FirstChild;
        if (first is Markdig.Extensions.TaskLists.TaskList) first = first.NextSibling is LiteralInline l && l.Content.IsEmptyOrWhitespace() ? l.NextSibling : first.NextSibling;
        if (first is HtmlEntityInline entity && entity.Original.AsSpan().SequenceEqual("&nbsp;")) return first.NextSibling is null or FootnoteLink { IsBackLink: true };
        return false;
    }

    private Node Html(HtmlBlock html)
    {
        var lines = html.Lines.ToString();
        if (InlinesIn.IsBreak(lines.Trim())) return context.Paragraph([context.Make("hard_break", [])]);
        context.Lost("HTML is kept as text.", html, lines.Split('\n')[0]);
        return CodeOf(lines, "html");
    }

    private Node Code(CodeBlock code)
    {
        var (info, arguments) = code is FencedCodeBlock fenced ? (fenced.Info ?? "", fenced.Arguments ?? "") : ("", "");
        var language = new string([.. info.Where(c => char.IsAsciiLetterOrDigit(c) || "+#._-".Contains(c, StringComparison.Ordinal)).Take(40)]);
        if (language != info || arguments.Length > 0) context.Lost("What follows the language of a block of code is left out.", code, $"{info} {arguments}");
        return CodeOf(code is FencedCodeBlock inList ? context.Fenced(inList) : code.Lines.ToString(), language);
    }

    private Node CodeOf(string text, string language) =>
        context.Make("code_block", text.Length == 0 ? [] : [context.Schema.Text(text)], ("language", language));

    private Node Callout(QuoteBlock quote, string word)
    {
        if (word is not ("NOTE" or "WARNING" or "DECISION")) context.Lost("An alert of another kind became a note or a warning.", quote, word);
        Alert.Strip(quote);
        return context.Make("callout", OrEmpty(Blocks(quote)), ("kind", word switch { "WARNING" or "CAUTION" => "warning", "DECISION" => "decision", _ => "info" }));
    }

    private List<Node> Orphan(Footnote footnote)
    {
        context.Lost("A footnote that nothing refers to stands at the end.", footnote, footnote.Label);
        return Blocks(footnote);
    }

    private IEnumerable<Node> Unknown(Block block)
    {
        context.Lost("A kind of block that is not known is kept as text.", block, block.GetType().Name);
        return [CodeOf(context.Source(block), "")];
    }

    private List<Node> OrEmpty(List<Node> blocks) => blocks.Count > 0 ? blocks : [context.Paragraph([])];
}
