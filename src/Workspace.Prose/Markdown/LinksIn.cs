using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Workspace.Prose.Markdown;

/// <summary>Links, pictures, and the two addresses that are no addresses: <c>person:</c> for a mention and <c>thing:</c> for a thing in the space.</summary>
internal sealed class LinksIn(ReadContext context)
{
    private readonly AttrRule href = RuleOf(context.Schema.MarkType("link").Spec.Attrs, "href");
    private readonly AttrRule src = RuleOf(context.Schema.NodeType("image").Spec.Attrs, "src");

    public HashSet<LinkReferenceDefinition> Used { get; } = [];

    public void Link(LinkInline link, InlinesIn.Place place, Action<InlinesIn.Place> children)
    {
        if (link.Reference is { } definition) Used.Add(definition);
        var url = link.Url ?? "";
        if (Special(url, link) is { } special) place.Add(special);
        else if (!href.Allows(url)) Refused(link, url, place, children);
        else children(place.With(context.Schema.Mark("link", ("href", url), ("title", Title(link)))));
    }

    public void Auto(AutolinkInline auto, InlinesIn.Place place)
    {
        var url = auto.IsEmail ? "mailto:" + auto.Url : auto.Url;
        if (!href.Allows(url)) context.Lost("A link that may not be followed became text.", auto, url);
        var linked = href.Allows(url) ? place.With(context.Schema.Mark("link", ("href", url))) : place;
        linked.Add(context.Schema.Text(auto.Url));
    }

    public void Image(LinkInline image, InlinesIn.Place place)
    {
        if (image.Reference is { } definition) Used.Add(definition);
        var (url, alt) = (image.Url ?? "", Words(image));
        if (place.Note || !src.Allows(url))
        {
            context.Lost(place.Note ? "A picture in a footnote became its description." : "A picture that may not be shown became its description.", image, url);
            if (alt.Length > 0) place.Add(context.Schema.Text(alt));
            return;
        }
        if (alt.Length > 1000) context.Lost("The description of a picture is cut to 1,000 characters.", image);
        alt = ProseText.Clean(alt.Length > 1000 ? alt[..1000] : alt);
        place.Add(context.Make("image", [], ("src", url), ("alt", alt), ("decorative", alt.Length == 0), ("title", Title(image))));
    }

    private void Refused(LinkInline link, string url, InlinesIn.Place place, Action<InlinesIn.Place> children)
    {
        context.Lost("A link that may not be followed became text.", link, url);
        children(place);
    }

    private Node? Special(string url, LinkInline link)
    {
        var words = Words(link);
        var parts = url.Split(':', '/');
        var node = (parts, words) switch
        {
            (["person", var person], ['@', .. var name]) when link.Title is null => ("mention", [("person", person), ("name", (object)name)]),
            (["thing", var tool, var id], _) when link.Title is null => ("thing_link", new (string, object?)[] { ("tool", tool), ("id", id), ("title", words) }),
            _ => default((string Type, (string, object?)[] Attrs)?),
        };
        if (node is not { } found) return null;
        var made = context.Make(found.Type, [], found.Attrs);
        return Allowed(made) ? made : null;
    }

    private static bool Allowed(Node node) => Enumerable.Range(0, node.Attrs.Count).All(i => node.Attrs.Specs[i].Rule.Allows(node.Attrs.At(i).Value));

    private string? Title(LinkInline link)
    {
        if (link.Title is null or { Length: <= 300 }) return link.Title is null ? null : ProseText.Clean(link.Title);
        context.Lost("The title of a link is cut to 300 characters.", link);
        return ProseText.Clean(link.Title[..300]);
    }

    /// <summary>The words of what stands between the brackets.</summary>
    private static string Words(ContainerInline container)
    {
        var text = new System.Text.StringBuilder();
        foreach (var inline in container.Descendants<Inline>())
            text.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                HtmlEntityInline entity => ProseText.Clean(entity.Transcoded.ToString()),
                CodeInline code => code.Content,
                LineBreakInline => " ",
                HtmlInline html => html.Tag == InlinesIn.Separator ? "" : html.Tag,
                AutolinkInline auto => auto.Url,
                _ => "",
            });
        return text.ToString();
    }

    private static AttrRule RuleOf(IReadOnlyList<AttrSpec> attrs, string name) => attrs.First(a => a.Name == name).Rule;
}
