using System.Collections.Immutable;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Workspace.Prose.Markdown;

/// <summary>What stands within a line of Markdown as inline nodes with marks.</summary>
internal sealed class InlinesIn(ReadContext context)
{
    private readonly LinksIn links = new(context);
    private readonly Dictionary<Footnote, Node> footnotes = [];

    /// <summary>The definitions that links referred to.</summary>
    public HashSet<LinkReferenceDefinition> Used => links.Used;

    /// <summary>The inline content.</summary>
    /// <param name="container">The line.</param>
    /// <param name="table">Whether it stands in a table, where a bar in code is written with a backslash.</param>
    /// <param name="note">Whether it stands in a footnote, which holds no picture and no other footnote.</param>
    public List<Node> Read(ContainerInline? container, bool table = false, bool note = false)
    {
        var into = new List<Node>();
        if (container is not null) Children(container, new Place([], table, note, into));
        return into;
    }

    /// <summary>An empty comment keeps two signs apart and is otherwise nothing.</summary>
    public const string Separator = "<!---->";

    /// <summary>Whether the tag is a line break, the one tag that is understood.</summary>
    internal static bool IsBreak(string tag) => tag is ['<', 'b' or 'B', 'r' or 'R', .. var rest, '>'] && rest.Trim() is "" or "/";

    internal readonly record struct Place(ImmutableArray<Mark> Marks, bool Table, bool Note, List<Node> Into)
    {
        public void Add(Node node) => Fragment.Push(Into, node.WithMarks(Marks));

        public Place With(Mark mark) => this with { Marks = mark.AddToSet(Marks) };
    }

    private void Children(ContainerInline container, Place place)
    {
        foreach (var inline in container) One(inline, place);
    }

    private void One(Inline inline, Place place)
    {
        switch (inline)
        {
            case LiteralInline literal: Text(Literal(literal), place); break;
            case HtmlEntityInline entity: Text(ProseText.Clean(entity.Transcoded.ToString()), place); break;
            case CodeInline code: Text(place.Table ? code.Content.Replace("\\|", "|", StringComparison.Ordinal) : code.Content, place.With(context.Schema.Mark("code"))); break;
            case EmphasisInline emphasis: Children(emphasis, place.With(MarkOf(emphasis))); break;
            case LineBreakInline { IsHard: true }: place.Add(context.Make("hard_break", [])); break;
            case LineBreakInline: Text(" ", place); break;
            case HtmlInline html: Html(html, place); break;
            case AutolinkInline auto: links.Auto(auto, place); break;
            case LinkInline { IsImage: true } image: links.Image(image, place); break;
            case LinkInline link: links.Link(link, place, inner => Children(link, inner)); break;
            case FootnoteLink { IsBackLink: false } footnote: Footnote(footnote, place); break;
            case TaskList { PreviousSibling: not null } box: Text(box.Checked ? "[x]" : "[ ]", place); break;
            case FootnoteLink or TaskList: break;
            case ContainerInline other: Children(other, place); break;
            default: Text(context.Source(inline), place); break;
        }
    }

    private static string Literal(LiteralInline literal)
    {
        var text = literal.Content.ToString();
        return literal.PreviousSibling is TaskList ? text.TrimStart(' ', '\t') : text;
    }

    private void Text(string text, Place place)
    {
        if (text.Length > 0) place.Add(context.Schema.Text(text));
    }

    private Mark MarkOf(EmphasisInline emphasis) => context.Schema.Mark((emphasis.DelimiterChar, emphasis.DelimiterCount) switch
    {
        ('~', _) => "strike",
        ('=', _) => "highlight",
        ('+', _) => "underline",
        (_, 1) => "emphasis",
        _ => "strong",
    });

    private void Html(HtmlInline html, Place place)
    {
        if (html.Tag == Separator) return;
        if (IsBreak(html.Tag))
        {
            place.Add(context.Make("hard_break", []));
            return;
        }
        context.Lost("HTML is kept as text.", html, html.Tag);
        Text(html.Tag, place);
    }

    private void Footnote(FootnoteLink link, Place place)
    {
        if (place.Note)
        {
            context.Lost("A footnote within a footnote is left out.", link, link.Footnote.Label);
            return;
        }
        if (!footnotes.TryGetValue(link.Footnote, out var node)) footnotes[link.Footnote] = node = Note(link.Footnote);
        else context.Spend(node.NodeSize);
        place.Add(node);
    }

    private Node Note(Footnote footnote)
    {
        var content = new List<Node>();
        foreach (var block in footnote)
        {
            if (block is not ParagraphBlock && !(block is HtmlBlock html && IsBreak(html.Lines.ToString().Trim()))) context.Lost("A footnote keeps its paragraphs; what else stands in it became plain text.", block, footnote.Label);
            var inline = block is ParagraphBlock { Inline: var line } ? BlocksIn.IsEmptyParagraph(line) ? [] : Read(line, note: true) : Plain(block);
            if (inline.Count > 0 && content.Count > 0) content.AddRange([context.Make("hard_break", []), context.Make("hard_break", [])]);
            content.AddRange(inline);
        }
        return context.Make("footnote", content);
    }

    private List<Node> Plain(Block block)
    {
        var text = block is HtmlBlock html ? html.Lines.ToString().Trim() : context.Source(block);
        if (IsBreak(text)) return [context.Make("hard_break", [])];
        return text.Length > 0 ? [context.Schema.Text(text)] : [];
    }
}
